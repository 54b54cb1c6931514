package org.woodshed.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.Headers;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Proxies and servers say in two ways when they want to be asked again. */
@NullMarked
class RetryAfterTest {
    private static final String NOW = "Sat, 21 Nov 2026 10:00:00 GMT";

    @Test
    void secondsAreTakenAsTheyAre() {
        assertThat(RetryAfter.seconds(Headers.of("Retry-After", "120", "Date", NOW))).isEqualTo("120");
        assertThat(RetryAfter.seconds(Headers.of("Date", NOW))).isNull();
        assertThat(RetryAfter.seconds(Headers.of("Retry-After", "soon"))).isEqualTo("soon");
    }

    @Test
    void aDateIsReadByTheClockOfWhoeverSaysIt() {
        assertThat(RetryAfter.seconds(Headers.of("Retry-After", "Sat, 21 Nov 2026 10:02:00 GMT", "Date", NOW)))
                .isEqualTo("120");
        assertThat(RetryAfter.seconds(Headers.of("Retry-After", "Sat, 21 Nov 2026 09:00:00 GMT", "Date", NOW)))
                .isEqualTo("0");
        assertThat(RetryAfter.seconds(Headers.of("Retry-After", "Sun, 21 Nov 2027 10:00:00 GMT", "Date", NOW)))
                .isEqualTo("86400");
        assertThat(RetryAfter.seconds(Headers.of("Retry-After", "Sat, 21 Nov 2026 10:02:00 GMT"))).isNull();
    }
}
