package org.woodshed.client.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.outbox.Counts;

/** Starts rounds, leads them from batch to batch, and ends them, well or not. Not thread-safe. */
final class RoundRunner {
    private static final Duration RETRY_CAP = Duration.ofMinutes(5);
    private static final Duration REFUSED_RETRY = Duration.ofSeconds(5);
    /** Nobody is served better by looking more often than that; edits and broadcasts don't wait for it. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private static final Duration SOON = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final RandomGenerator random;
    private final EngineState state;
    private final Round round;
    private final EffectQueue effects;
    private final Backoff backoff = new Backoff(RETRY_CAP);
    private @Nullable Instant lastLook;

    RoundRunner(InstantSource clock, RandomGenerator random, EngineState state, Round round, EffectQueue effects) {
        this.clock = clock;
        this.random = random;
        this.state = state;
        this.round = round;
        this.effects = effects;
    }

    Round round() {
        return round;
    }

    /** Something changed, here or elsewhere; while a backoff is running, it waits for that. */
    void startForChange() {
        if (state.maySyncByItself() && state.nextTry() == null) {
            start(false);
        }
    }

    /** A good moment to look whether there is something new. */
    void look() {
        if (state.nextTry() == null) {
            tryOnce();
        }
    }

    /** As {@link #look}, even during a backoff, which stays as it is; but not if the server asked to be left alone. */
    void tryOnce() {
        if (!state.maySyncByItself() || askedToWait()) {
            return;
        }
        Instant now = clock.instant();
        Duration since = lastLook == null ? BETWEEN_LOOKS : Duration.between(lastLook, now);
        // A clock that was set back must not silence the laptop.
        if (!since.isNegative() && since.compareTo(BETWEEN_LOOKS) < 0) {
            effects.setTimer(Timer.CHECK, BETWEEN_LOOKS.minus(since));
            return;
        }
        effects.clearTimer(Timer.CHECK);
        lastLook = now;
        start(false);
    }

    /** As {@link #look}, after a moment that differs from laptop to laptop: all of a server's may have the same reason. */
    void lookSoon() {
        if (state.maySyncByItself() && state.nextTry() == null) {
            effects.setTimer(Timer.CHECK, Duration.ofMillis(random.nextLong(SOON.toMillis())));
        }
    }

    private boolean askedToWait() {
        return state.nextTry() != null && (state.lastFailure() instanceof TransportFailure.Later || state
                .lastFailure() instanceof TransportFailure.NotReady);
    }

    /** The backoff is over. */
    void retry() {
        state.setNextTry(null);
        if (state.maySyncByItself()) {
            start(false);
        }
    }

    /** A person asked: whatever delay is set ends. */
    void startManual() {
        forgetFailures();
        clearRetry();
        start(true);
    }

    private void start(boolean manual) {
        if (round.request(manual, state.counts().pending())) {
            prepareBatch();
        }
    }

    void prepareBatch() {
        effects.add(new Effect.PrepareBatch(round.batchSize(state.counts()), round.takeEvenDelayed()));
    }

    void forgetFailures() {
        backoff.reset();
    }

    /** The connection works: nothing that went wrong before matters any more. */
    void reached() {
        forgetFailures();
        clearRetry();
        state.setLastFailure(null);
    }

    private void clearRetry() {
        state.setNextTry(null);
        effects.clearTimer(Timer.RETRY);
    }

    void continueWith(Counts now) {
        state.setCounts(now);
        if (round.goesOn(now)) {
            prepareBatch();
        } else {
            finish();
        }
    }

    private void finish() {
        Counts counts = state.counts();
        boolean complete = !round.cancelled() && counts.due() == 0;
        if (complete) {
            Instant now = clock.instant();
            state.setLastSync(now);
            effects.add(new Effect.NoteInStep());
        }
        SyncResult result = complete ? completed(counts)
                : notReached("stopped",
                        "Sync was stopped. Nothing is lost.");
        round.end();
        effects.finish(result);
        if (complete && counts.pending() > counts.due()) {
            // What the server refused is tried again, a little later each time.
            effects.setTimer(Timer.RETRY, REFUSED_RETRY);
        }
    }

    private SyncResult completed(Counts counts) {
        int refused = counts.pending() - counts.due();
        if (refused > 0) {
            return notReached("not_yet_accepted", "The server did not accept " + refused
                    + (refused == 1 ? " change" : " changes") + " yet. Nothing is lost: it is tried again by itself.");
        }
        return counts.conflicts() + counts.failed() > 0
                ? new SyncResult.NeedsAttention(round.confirmed(), round.received(), counts.conflicts(),
                        counts.failed())
                : new SyncResult.Done(round.confirmed(), round.received());
    }

    /** Ends the round; automatic tries wait for a while that grows with each failure. */
    void giveUp(TransportFailure failure) {
        giveUp(failure, backoff.next(random));
    }

    void giveUp(TransportFailure failure, Duration delay) {
        state.setLastFailure(failure);
        if (state.automatic()) {
            state.setNextTry(clock.instant().plus(delay));
            effects.setTimer(Timer.RETRY, delay);
        }
        end(notReached(failure.code(), failure.message()));
    }

    void end(SyncResult result) {
        if (round.active()) {
            round.end();
            effects.finish(result);
        }
    }

    SyncResult notReached(String code, String message) {
        return new SyncResult.NotReached(code, message, round.confirmed(), state.counts().pending());
    }
}
