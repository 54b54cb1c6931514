package org.woodshed.client.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.outbox.Counts;

/**
 * The sync engine: decides when to sync and what to do about what comes of it. Deterministic: the same events at the
 * same times with the same random numbers give the same effects. It does no I/O and knows no thread; whoever drives it
 * hands in one event at a time and carries out the effects in order. Not thread-safe.
 */
public final class SyncEngine {
    private static final Duration PERIOD = Duration.ofSeconds(30);
    private static final Duration CLOCK_PERIOD = Duration.ofSeconds(10);
    /** A machine under load may be late; one that comes that late has slept, or its clock was set. */
    private static final Duration SLEPT = CLOCK_PERIOD.multipliedBy(3);

    private final InstantSource clock;
    private final EffectQueue effects = new EffectQueue();
    private final EngineState state = new EngineState();
    private final Round round = new Round();
    private final RoundRunner rounds;
    private final ServerSession session;
    private final FailureRules failures;
    private @Nullable SyncStatus shown;
    private Instant lastTick = Instant.EPOCH;

    public SyncEngine(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.rounds = new RoundRunner(clock, random, state, round, effects);
        this.session = new ServerSession(random, state, rounds, effects);
        this.failures = new FailureRules(state, rounds, session, effects);
    }

    /** Takes one event and answers what is to be done about it, in order. */
    public List<Effect> handle(Event event) {
        switch (event) {
            case Event.Opened opened -> open(opened);
            case Event.AutomaticOn on -> setAutomatic();
            case Event.SignedIn in -> signedIn();
            case Event.Edited edited -> edited(edited.counts());
            case Event.SyncNow now -> syncNow();
            case Event.Woken woken -> woken();
            case Event.NetworkChanged changed -> lookFromAnew();
            case Event.Cancelled cancelled -> round.cancel();
            case Event.PauseSet set -> setPaused(set.paused());
            case Event.TimerFired fired -> fired(fired.timer());
            case Event.BatchReady ready -> effects.add(new Effect.Exchange(ready.request()));
            case Event.Answered answered -> {
                state.setLatestSeq(answered.response().latestServerVersion());
                effects.add(new Effect.ApplyAnswer(answered.request(), answered.response()));
            }
            case Event.NotAnswered not -> failures.failed(not.request(), not.failure());
            case Event.AnswerApplied applied -> applied(applied);
            case Event.RepairPrepared prepared -> rounds.prepareBatch();
            case Event.Reconciled reconciled -> {
                state.setCounts(reconciled.counts());
                rounds.prepareBatch();
            }
            case Event.NotReconciled not -> failures.notReconciled(not.failure());
            case Event.RefusalStored stored -> rounds.continueWith(stored.counts());
            case Event.Refreshed refreshed -> session.refreshed();
            case Event.NotRefreshed not -> session.notRefreshed(not);
            case Event.SocketWelcomed welcomed -> session.welcomed(welcomed.latestSeq());
            case Event.Broadcast broadcast -> effects.add(new Effect.ApplyBroadcast(broadcast.message()));
            case Event.BroadcastHandled handled -> broadcastHandled(handled);
            case Event.SocketAlive alive -> session.socketAlive();
            case Event.SocketClosed closed -> session.socketClosed(closed.unauthenticated());
            case Event.StoreFailed failure -> storeFailed(failure.message());
        }
        showStatus();
        return effects.take();
    }

    private void open(Event.Opened opened) {
        if (opened.connected()) {
            state.setAccount(opened.signedIn() ? EngineState.Account.SIGNED_IN : EngineState.Account.SIGNED_OUT);
        }
        state.setCounts(opened.counts());
        state.setLastSync(opened.lastSync());
    }

    private void setAutomatic() {
        state.setAutomatic();
        effects.setTimer(Timer.PERIODIC, PERIOD);
        tick();
        session.connectSocket();
        rounds.look();
    }

    private void tick() {
        lastTick = clock.instant();
        effects.setTimer(Timer.CLOCK, CLOCK_PERIOD);
    }

    private void signedIn() {
        state.setAccount(EngineState.Account.SIGNED_IN);
        state.setLastFailure(null);
        rounds.forgetFailures();
        session.connectSocket();
        rounds.retry();
    }

    private void edited(Counts now) {
        state.setCounts(now);
        if (now.due() > 0) {
            rounds.startForChange();
        }
    }

    private void syncNow() {
        switch (state.account()) {
            case NONE -> effects.finish(new SyncResult.NeverConnected());
            case SIGNED_OUT -> effects.finish(new SyncResult.SignedOut());
            case SIGNED_IN, UPDATE_NEEDED -> {
                // The server may have learned to do without the newer Woodshed: it is asked.
                state.setAccount(EngineState.Account.SIGNED_IN);
                rounds.startManual();
                session.connectSocket();
            }
        }
    }

    /** One try at once, whatever the backoff says; the backoff itself stays. */
    private void woken() {
        rounds.tryOnce();
        session.connectSocket();
    }

    private void setPaused(boolean paused) {
        if (paused == state.paused()) {
            return;
        }
        state.setPaused(paused);
        if (paused) {
            round.cancel();
            session.closeSocket();
        } else {
            session.connectSocket();
            rounds.retry();
        }
    }

    private void fired(Timer timer) {
        switch (timer) {
            case RETRY -> rounds.retry();
            case CHECK -> rounds.look();
            case CLOCK -> clockTicked();
            case PERIODIC -> {
                effects.setTimer(Timer.PERIODIC, PERIOD);
                rounds.look();
            }
            case SOCKET_RETRY -> session.connectSocket();
            case PING -> session.ping();
            case SOCKET_DEAD -> session.socketDead();
        }
    }

    private void clockTicked() {
        Duration since = Duration.between(lastTick, clock.instant()).abs();
        tick();
        if (since.compareTo(SLEPT) > 0) {
            lookFromAnew();
        }
    }

    /** Connections may be gone without anybody having been told. */
    private void lookFromAnew() {
        session.reconnectSocket();
        rounds.tryOnce();
    }

    private void applied(Event.AnswerApplied applied) {
        rounds.reached();
        round.progress(applied.confirmed(), applied.received(), applied.hasMore());
        if (!applied.digestsEqual() && applied.counts().due() == 0 && !applied.hasMore()) {
            state.setCounts(applied.counts());
            failures.digestsDiffer();
        } else {
            rounds.continueWith(applied.counts());
        }
    }

    private void broadcastHandled(Event.BroadcastHandled handled) {
        state.setCounts(handled.counts());
        if (!handled.upToDate()) {
            rounds.startForChange();
        }
    }

    private void storeFailed(String message) {
        TransportFailure trouble = new TransportFailure.StoreTrouble(message);
        state.setLastFailure(trouble);
        rounds.end(rounds.notReached(trouble.code(), message));
    }

    private void showStatus() {
        SyncStatus status = status();
        if (!status.equals(shown)) {
            shown = status;
            effects.add(new Effect.ShowStatus(status));
        }
    }

    /** What a person is told now. */
    public SyncStatus status() {
        return StatusRules.status(state, round);
    }
}
