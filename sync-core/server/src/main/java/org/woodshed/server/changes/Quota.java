package org.woodshed.server.changes;

/** What an account may hold. Pure. */
public final class Quota {
    /** A history is kept for ever: it may be this many times as long as what the entities may hold. */
    private static final long HISTORY = 8;

    /** Answers that may be asked for again, and conflicts, may each take this part of it. */
    private static final long SMALL_PART = 8;
    /** What a conflict takes, in characters. */
    private static final long CONFLICT = 256;

    private Quota() {}

    /** How much answers to requests with idempotency keys may hold, in characters. */
    static long ofAnswers(long quota) {
        return quota / SMALL_PART;
    }

    /** How many conflicts are remembered. */
    static long ofConflicts(long quota) {
        return quota / SMALL_PART / CONFLICT;
    }

    /**
     * How much history and operations may hold, in characters.
     *
     * @param quota how much the entities may hold
     */
    static long ofLog(long quota) {
        return quota > Long.MAX_VALUE / HISTORY ? Long.MAX_VALUE : quota * HISTORY;
    }
}
