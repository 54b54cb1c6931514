package org.woodshed.app.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.TimeZone;

/**
 * The time of this machine, in the zone that the system has now. Java looks for the zone once and keeps it; a laptop travels
 * while its program runs, so this looks again. A zone that was given to Java ({@code -Duser.timezone}) stays. Thread-safe.
 */
public final class SystemClock extends Clock {
    private static final String ZONE_PROPERTY = "user.timezone";
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(5).toNanos();
    private static final Clock UTC = Clock.systemUTC();

    /** A zone, and when it was looked for, by {@link System#nanoTime()}. */
    private record Seen(ZoneId zone, long nanos) {}

    private volatile Seen seen = new Seen(ZoneId.systemDefault(), System.nanoTime());

    @Override
    public ZoneId getZone() {
        Seen last = seen;
        long now = System.nanoTime();
        if (now - last.nanos > LOOK_AGAIN_NANOS) {
            last = new Seen(look(), now);
            seen = last;
        }
        return last.zone;
    }

    /** Asks the system; all of the program follows. Takes about half a millisecond. */
    private static synchronized ZoneId look() {
        if (!isGiven()) {
            // Java notes what it found in the property, and would believe that first.
            System.clearProperty(ZONE_PROPERTY);
            TimeZone.setDefault(null);
        }
        return ZoneId.systemDefault();
    }

    private static boolean isGiven() {
        String options = System.getenv().getOrDefault("JAVA_TOOL_OPTIONS", "");
        return options.contains(ZONE_PROPERTY) || ProcessHandle.current().info().arguments().stream().flatMap(
                Arrays::stream).anyMatch(argument -> argument.startsWith("-D" + ZONE_PROPERTY + "="));
    }

    @Override
    public Clock withZone(ZoneId other) {
        return UTC.withZone(other);
    }

    @Override
    public Instant instant() {
        return UTC.instant();
    }
}
