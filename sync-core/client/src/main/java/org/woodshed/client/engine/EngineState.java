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

    /** Whether to read everything again at this point of the log: once, however many rounds find a difference there. */
    boolean mayRepair() {
        boolean may = repairedSeq != latestSeq;
        repairedSeq = latestSeq;
        return may;
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
