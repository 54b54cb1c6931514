package org.woodshed.server.maintenance;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long things are kept.
 *
 * @param deleted what an entity held, after its deletion; its tombstone stays
 * @param silence after which a device is not waited for any more
 * @param history what entities held before their last change; null for ever
 */
public record Retention(Duration deleted, Duration silence, @Nullable Duration history) {
    /** How long a request with an idempotency key may be sent again. */
    public static final Duration ANSWERS = Duration.ofHours(24);

    /** History is kept for ever. */
    public static final Retention DEFAULT = new Retention(Duration.ofDays(90), Duration.ofDays(90), null);

    /** @throws IllegalArgumentException if the history were kept for less than a day */
    public Retention {
        if (history != null && history.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("the history is kept for at least one day");
        }
    }

    public Retention withHistory(@Nullable Duration newHistory) {
        return new Retention(deleted, silence, newHistory);
    }
}
