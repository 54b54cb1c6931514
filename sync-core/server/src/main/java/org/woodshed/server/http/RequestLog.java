package org.woodshed.server.http;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.server.metrics.ServerMetrics;

/**
 * Counts each request, and writes one line for it: neither its query nor its headers, in which tokens travel, nor its body.
 * Thread-safe.
 */
public final class RequestLog {
    private static final Logger LOGGER = LoggerFactory.getLogger(RequestLog.class);

    private final ServerMetrics metrics;

    public RequestLog(ServerMetrics metrics) {
        this.metrics = metrics;
    }

    void write(Context context, float milliseconds) {
        @Nullable Endpoint matched = context.endpoints().matchedHttpEndpoint();
        metrics.answered(context.method().name(), matched == null ? "none" : matched.path, context.statusCode(),
                Duration
                        .ofNanos((long) (milliseconds * 1_000_000)));
        LOGGER.atInfo().addKeyValue("method", context.method()).addKeyValue("path", context.path()).addKeyValue(
                "status", context.statusCode()).addKeyValue("ms", Math.round(milliseconds)).log("request");
    }
}
