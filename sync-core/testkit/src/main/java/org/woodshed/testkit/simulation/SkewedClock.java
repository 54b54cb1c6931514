package org.woodshed.testkit.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/** A laptop's clock, which may be years off and may be set. Not thread-safe. */
final class SkewedClock extends Clock {
    private final InstantSource time;
    private final ZoneId zone;
    private Duration skew = Duration.ZERO;

    SkewedClock(InstantSource time, ZoneId zone) {
        this.time = time;
        this.zone = zone;
    }

    void set(Duration ahead) {
        skew = ahead;
    }

    @Override
    public Instant instant() {
        return time.instant().plus(skew);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        SkewedClock clock = new SkewedClock(time, other);
        clock.set(skew);
        return clock;
    }
}
