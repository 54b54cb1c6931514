package org.woodshed.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.woodshed.protocol.Json;
import org.woodshed.server.errors.ApiException;

/** Writes answers. Thread-safe. */
public final class Answers {
    private static final String JSON = "application/json";

    private Answers() {}

    static void json(Context context, int status, Object body) {
        context.status(status).contentType(JSON).result(Json.writeBytes(body));
    }

    /** Writes what is JSON already. */
    static void text(Context context, int status, String json) {
        context.status(status).contentType(JSON).result(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Refuses a WebSocket before its upgrade, where the router writes no bodies. */
    public static void refuseUpgrade(Context context, ApiException refusal) throws IOException {
        SecurityHeaders.add(context);
        error(context, refusal);
        context.res().getOutputStream().write(Json.writeBytes(refusal.body()));
    }

    static void error(Context context, ApiException refusal) {
        Duration retryAfter = refusal.retryAfter();
        if (retryAfter != null) {
            // Whole seconds, rounded up: coming back too early would be refused again.
            context.header("Retry-After", Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds())));
        }
        if (refusal.code().status() == 401) {
            context.header("WWW-Authenticate", "Bearer");
        }
        json(context, refusal.code().status(), refusal.body());
    }
}
