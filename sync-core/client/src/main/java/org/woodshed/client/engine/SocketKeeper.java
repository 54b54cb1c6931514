package org.woodshed.client.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Keeps one socket open: heartbeat, and coming back with growing pauses. Not thread-safe. */
final class SocketKeeper {
    private static final Duration PING_EVERY = Duration.ofSeconds(30);
    private static final Duration DEAD_AFTER = Duration.ofSeconds(75);
    private static final Duration RETRY_CAP = Duration.ofSeconds(30);

    private enum Phase {
        CLOSED, OPENING, OPEN
    }

    private final RandomGenerator random;
    private final EffectQueue effects;
    private final Backoff backoff = new Backoff(RETRY_CAP);
    private Phase phase = Phase.CLOSED;
    private boolean refreshed;

    SocketKeeper(RandomGenerator random, EffectQueue effects) {
        this.random = random;
        this.effects = effects;
    }

    void open() {
        if (phase == Phase.CLOSED) {
            phase = Phase.OPENING;
            effects.clearTimer(Timer.SOCKET_RETRY);
            effects.add(new Effect.OpenSocket());
        }
    }

    void welcomed() {
        phase = Phase.OPEN;
        refreshed = false;
        backoff.reset();
        effects.setTimer(Timer.PING, PING_EVERY);
        alive();
    }

    void alive() {
        if (phase == Phase.OPEN) {
            effects.setTimer(Timer.SOCKET_DEAD, DEAD_AFTER);
        }
    }

    void ping() {
        if (phase == Phase.OPEN) {
            effects.add(new Effect.SendPing());
            effects.setTimer(Timer.PING, PING_EVERY);
        }
    }

    void closed() {
        phase = Phase.CLOSED;
    }

    /** Whether new tokens are worth a try: once between two WELCOMEs, or a server's mistake would make a loop. */
    boolean mayRefresh() {
        boolean may = !refreshed;
        refreshed = true;
        return may;
    }

    void retryLater() {
        if (phase == Phase.CLOSED) {
            effects.setTimer(Timer.SOCKET_RETRY, backoff.next(random));
        }
    }

    void close() {
        if (phase != Phase.CLOSED) {
            effects.add(new Effect.CloseSocket());
        }
        effects.clearTimer(Timer.SOCKET_RETRY);
        effects.clearTimer(Timer.PING);
        effects.clearTimer(Timer.SOCKET_DEAD);
        phase = Phase.CLOSED;
    }
}
