package org.woodshed.server.changes;

/** What an account may hold. Pure. */
public final class Quota {
    /** A history is kept for ever: it may be this many times as long as what the entities may hold. */
    private static final long HISTORY = 8;

    private Quota() {}

    /**
     * How much history and operations may hold, in characters.
     *
     * @param quota how much the entities may hold
     */
    static long ofLog(long quota) {
        return quota > Long.MAX_VALUE / HISTORY ? Long.MAX_VALUE : quota * HISTORY;
    }
}
