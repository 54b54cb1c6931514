package org.woodshed.client.outbox;

/** Whose value a choice takes. */
public enum Side {
    MINE, THEIRS
}
