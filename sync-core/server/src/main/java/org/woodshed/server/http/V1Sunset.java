package org.woodshed.server.http;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.limits.Versions;

/** Tells callers of version 1 when it will end (RFC 8594 and RFC 9745), or that it has. Thread-safe. */
final class V1Sunset {
    /** When version 2, which takes its place, came. */
    private static final Instant DEPRECATED = Instant.parse("2026-11-20T00:00:00Z");
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'",
            Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Versions versions;

    V1Sunset(Versions versions) {
        this.versions = versions;
    }

    /** @throws ApiException {@code not_found} if version 1 has ended */
    void mark(Context context) {
        Instant end = end(versions.v1Sunset());
        if (end != null) {
            Instant deprecated = end.isBefore(DEPRECATED) ? end : DEPRECATED;
            context.header("Deprecation", "@" + deprecated.getEpochSecond());
            context.header("Sunset", HTTP_DATE.format(end));
        }
        if (!versions.v1()) {
            throw ApiException.of(ErrorCode.NOT_FOUND, "Version 1 has ended on this server, and nothing was changed:"
                    + " use version 2");
        }
    }

    private static @Nullable Instant end(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
