package org.woodshed.protocol;

/** What this program speaks. Wire and schema change only by addition. */
public final class ProtocolVersion {
    /** Schema 1 (2026-11): logbook entries, pieces, goals and practice lists. */
    public static final int SCHEMA = 1;

    private ProtocolVersion() {}
}
