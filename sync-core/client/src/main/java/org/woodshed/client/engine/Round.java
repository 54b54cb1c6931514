package org.woodshed.client.engine;

import org.woodshed.client.outbox.Counts;

/** One drain of the outbox and catch-up: as many exchanges as it takes. Not thread-safe. */
final class Round {
    private static final int INTERACTIVE_BATCH = 50;
    private static final int DRAINING_BATCH = 500;

    private boolean active;
    private boolean manual;
    private boolean wantedAgain;
    private boolean evenDelayed;
    private boolean cancelled;
    private boolean refreshed;
    private boolean awaitsTokens;
    private boolean rebased;
    private boolean moreToPull;
    private int confirmed;
    private int received;
    private int totalAtStart;
    private int batchLimit = DRAINING_BATCH;

    /** Asks for a round; true if one has to be started, false if the running one will see to it. */
    boolean request(boolean byPerson, int pending) {
        manual |= byPerson;
        evenDelayed |= byPerson;
        if (active) {
            wantedAgain = true;
            return false;
        }
        active = true;
        wantedAgain = false;
        cancelled = false;
        refreshed = false;
        awaitsTokens = false;
        rebased = false;
        moreToPull = false;
        confirmed = 0;
        received = 0;
        totalAtStart = pending;
        return true;
    }

    void progress(int newlyConfirmed, int newlyReceived, boolean hasMore) {
        confirmed += newlyConfirmed;
        received += newlyReceived;
        moreToPull = hasMore;
        batchLimit = DRAINING_BATCH;
        // A token that the server took can expire in its turn: a long outbox takes longer than that.
        refreshed = false;
    }

    /** Whether another exchange is needed; remembers nothing of the wish for one. */
    boolean goesOn(Counts counts) {
        boolean more = !cancelled && (moreToPull || wantedAgain || counts.due() > 0);
        wantedAgain = false;
        return more;
    }

    int batchSize(Counts counts) {
        return Math.min(batchLimit, counts.due() > INTERACTIVE_BATCH ? DRAINING_BATCH : INTERACTIVE_BATCH);
    }

    /** The next request is to have half as many changes; one that had none was not too large. */
    void halve(int changes) {
        if (changes > 0) {
            batchLimit = Math.max(1, changes / 2);
        }
    }

    /** Whether what waits for a later retry goes too: once, after a person asked. */
    boolean takeEvenDelayed() {
        boolean taken = evenDelayed;
        evenDelayed = false;
        return taken;
    }

    /** Whether this round, whose token was not taken, goes on with new ones: once; it then waits for them. */
    boolean mayRefresh() {
        awaitsTokens = !refreshed;
        refreshed = true;
        return awaitsTokens;
    }

    /** There are new tokens: whether the round waited for them. If not, a request of its own is under way. */
    boolean goesOnWithTokens() {
        boolean awaited = active && awaitsTokens;
        awaitsTokens = false;
        return awaited;
    }

    boolean mayRebase() {
        boolean may = !rebased;
        rebased = true;
        return may;
    }

    void cancel() {
        cancelled = active;
    }

    void end() {
        active = false;
        manual = false;
        evenDelayed = false;
    }

    boolean active() {
        return active;
    }

    boolean cancelled() {
        return cancelled;
    }

    boolean manual() {
        return active && manual;
    }

    /** A round with nothing to send that nobody asked for is not worth a word. */
    boolean visible() {
        return active && (manual || totalAtStart > 0 || moreToPull);
    }

    int confirmed() {
        return confirmed;
    }

    int received() {
        return received;
    }

    int total(int pending) {
        return Math.max(totalAtStart, confirmed + pending);
    }
}
