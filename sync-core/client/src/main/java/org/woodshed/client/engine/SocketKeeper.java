package org.woodshed.client.engine;

import java.time.Duration;
import java.util.List;
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
    private final Backoff backoff = new Backoff(RETRY_CAP);
    private Phase phase = Phase.CLOSED;
    private boolean refreshed;

    SocketKeeper(RandomGenerator random) {
        this.random = random;
    }

    void open(List<Effect> effects) {
        if (phase == Phase.CLOSED) {
            phase = Phase.OPENING;
            effects.add(new Effect.ClearTimer(Timer.SOCKET_RETRY));
            effects.add(new Effect.OpenSocket());
        }
    }

    void welcomed(List<Effect> effects) {
        phase = Phase.OPEN;
        refreshed = false;
        backoff.reset();
        effects.add(new Effect.SetTimer(Timer.PING, PING_EVERY));
        alive(effects);
    }

    void alive(List<Effect> effects) {
        if (phase == Phase.OPEN) {
            effects.add(new Effect.SetTimer(Timer.SOCKET_DEAD, DEAD_AFTER));
        }
    }

    void ping(List<Effect> effects) {
        if (phase == Phase.OPEN) {
            effects.add(new Effect.SendPing());
            effects.add(new Effect.SetTimer(Timer.PING, PING_EVERY));
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

    void retryLater(List<Effect> effects) {
        if (phase == Phase.CLOSED) {
            effects.add(new Effect.SetTimer(Timer.SOCKET_RETRY, backoff.next(random)));
        }
    }

    void close(List<Effect> effects) {
        if (phase != Phase.CLOSED) {
            effects.add(new Effect.CloseSocket());
        }
        effects.add(new Effect.ClearTimer(Timer.SOCKET_RETRY));
        effects.add(new Effect.ClearTimer(Timer.PING));
        effects.add(new Effect.ClearTimer(Timer.SOCKET_DEAD));
        phase = Phase.CLOSED;
    }
}
