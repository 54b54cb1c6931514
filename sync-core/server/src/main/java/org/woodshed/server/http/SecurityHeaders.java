package org.woodshed.server.http;

import io.javalin.http.Context;
import java.util.Map;
import org.eclipse.jetty.server.Response;

/** Headers of every answer: it is data for a program, and nobody's to keep, frame or guess about. */
public final class SecurityHeaders {
    private static final Map<String, String> HEADERS = Map.of("X-Content-Type-Options", "nosniff", "X-Frame-Options",
            "DENY", "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'", "Referrer-Policy",
            "no-referrer", "Cache-Control", "no-store");

    private SecurityHeaders() {}

    public static void add(Context context) {
        HEADERS.forEach(context::header);
    }

    static void add(Response response) {
        HEADERS.forEach(response.getHeaders()::put);
    }
}
