package org.woodshed.server.changes;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.JsonValues;
import org.woodshed.server.errors.ApiException;
import tools.jackson.databind.JsonNode;

/**
 * The fallback of programs that keep no cursor: everything since a time. Clocks differ and a time says little of what
 * arrived, so more is sent than was asked for. Its use is counted, as it is to be given up one day. Thread-safe.
 */
public final class TimeCursor {
    private static final String FIELD = "lastSyncTime";
    private static final Duration MARGIN = Duration.ofDays(30);

    private final InstantSource clock;
    private final boolean allowed;
    private final Runnable used;

    /** @param used is run each time somebody gives a time */
    public TimeCursor(InstantSource clock, boolean allowed, Runnable used) {
        this.clock = clock;
        this.allowed = allowed;
        this.used = used;
    }

    /**
     * From when on to send; null for everything. A time that can't be right is ignored.
     *
     * @throws ApiException {@code invalid_request} if a time was given and this server takes none
     */
    public @Nullable Instant start(@Nullable JsonNode given) {
        if (JsonValues.isAbsent(given) || given == null) {
            return null;
        }
        used.run();
        if (!allowed) {
            throw ApiException.invalid(FIELD, FIELD + " is not taken by this server any more: leave it out once, and"
                    + " then go on from the cursor of each answer");
        }
        Instant now = clock.instant();
        Instant latest = now.minus(MARGIN);
        try {
            Instant time = Instant.parse(given.asString(""));
            boolean impossible = time.isAfter(now) || time.isBefore(Instant.EPOCH);
            return impossible ? null : time.isBefore(latest) ? time : latest;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
