package org.woodshed.client.transport;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** How long an answer asks to be left alone. Pure. Source: RFC 9110, section 10.2.3. */
final class RetryAfter {
    private static final String NAME = "Retry-After";
    private static final long MOST = Duration.ofDays(1).toSeconds();

    private RetryAfter() {}

    /** Seconds; a date is turned into them by the answer's own clock. Null if nothing is asked for, or nobody can say how long. */
    static @Nullable String seconds(Headers headers) {
        Instant until = headers.getInstant(NAME);
        if (until == null) {
            return headers.get(NAME);
        }
        Instant now = headers.getInstant("Date");
        return now == null ? null : Long.toString(Math.clamp(Duration.between(now, until).toSeconds(), 0, MOST));
    }
}
