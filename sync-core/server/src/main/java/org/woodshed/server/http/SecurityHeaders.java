package org.woodshed.server.http;

import io.javalin.http.Context;

/** Headers of every answer: it is data for a program, and nobody's to keep, frame or guess about. */
public final class SecurityHeaders {
    private SecurityHeaders() {}

    public static void add(Context context) {
        context.header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
    }
}
