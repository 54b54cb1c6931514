package org.woodshed.client.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.outbox.Counts;

/** What the engine remembers beside the running round. Not thread-safe. */
final class EngineState {
    /** How this laptop stands with its server. */
    enum Account {
        NONE, SIGNED_IN, SIGNED_OUT, UPDATE_NEEDED
    }

    /** What is done about a difference, each once, until there is none. */
    enum Repair {
        /** Compare part by part, and read those that differ. */
        PARTS,
        /** The same, after the server has counted anew what it has. */
        RECOMPUTED_PARTS,
        /** Read everything again, practice lists too. */
        EVERYTHING,
        /** Say it. */
        NOTHING;

        Repair next() {
            return switch (this) {
                case PARTS -> RECOMPUTED_PARTS;
                case RECOMPUTED_PARTS -> EVERYTHING;
                case EVERYTHING, NOTHING -> NOTHING;
            };
        }
    }

    private static final long NEVER = -1;

    private Account account = Account.NONE;
    private boolean automatic;
    private boolean paused;
    private Counts counts = Counts.NONE;
    private @Nullable Instant lastSync;
    private @Nullable TransportFailure lastFailure;
    private @Nullable Instant nextTry;
    private long latestSeq;
    private long repairedSeq = NEVER;
    private Repair lastRepair = Repair.PARTS;

    Account account() {
        return account;
    }

    void setAccount(Account now) {
        account = now;
    }

    void setAutomatic() {
        automatic = true;
    }

    boolean automatic() {
        return automatic;
    }

    void setPaused(boolean now) {
        paused = now;
    }

    boolean paused() {
        return paused;
    }

    /** Whether anything may go without a person asking for it. */
    boolean maySyncByItself() {
        return automatic && !paused && account == Account.SIGNED_IN;
    }

    Counts counts() {
        return counts;
    }

    void setCounts(Counts now) {
        counts = now;
    }

    @Nullable
    Instant lastSync() {
        return lastSync;
    }

    void setLastSync(@Nullable Instant when) {
        lastSync = when;
    }

    @Nullable
    TransportFailure lastFailure() {
        return lastFailure;
    }

    void setLastFailure(@Nullable TransportFailure failure) {
        lastFailure = failure;
    }

    /** The end of the server's log as the last answer told it. */
    void setLatestSeq(long seq) {
        latestSeq = seq;
    }

    /** What is left to do about a difference at this point of the log, however many rounds find it there. */
    Repair nextRepair() {
        lastRepair = repairedSeq == latestSeq ? lastRepair.next() : Repair.PARTS;
        repairedSeq = latestSeq;
        return lastRepair;
    }

    /** What was begun about it could not be done, and is to be done again. */
    void forgetRepair() {
        repairedSeq = NEVER;
    }

    /** When the backoff ends; null while none is running. */
    @Nullable
    Instant nextTry() {
        return nextTry;
    }

    void setNextTry(@Nullable Instant when) {
        nextTry = when;
    }
}
