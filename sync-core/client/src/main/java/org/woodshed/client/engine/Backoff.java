package org.woodshed.client.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Exponential backoff with full jitter: 1 s · 2ⁿ, a random part of it, up to a cap. Not thread-safe. */
final class Backoff {
    private static final long FIRST_MILLIS = 1_000;
    private static final int MAX_EXPONENT = 20;

    private final Duration cap;
    private int failures;

    Backoff(Duration cap) {
        this.cap = cap;
    }

    /** How long to wait after one more failure. Never quite nothing, so that a failing loop can't spin. */
    Duration next(RandomGenerator random) {
        long ceiling = Math.min(cap.toMillis(), FIRST_MILLIS << Math.min(failures, MAX_EXPONENT));
        failures++;
        return Duration.ofMillis(random.nextLong(ceiling / 10, ceiling + 1));
    }

    void reset() {
        failures = 0;
    }
}
