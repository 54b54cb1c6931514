package org.woodshed.server.http;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import org.woodshed.server.errors.ApiException;

/** Reads query parameters. Thread-safe. */
final class Queries {
    private Queries() {}

    /**
     * A whole number; null if it is absent.
     *
     * @throws ApiException {@code invalid_request}
     */
    static @Nullable Long number(Context context, String name) {
        String text = context.queryParam(name);
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException unreadable) {
            throw ApiException.invalid(name, name + " must be a whole number");
        }
    }

    /**
     * A seq; null if it is absent.
     *
     * @throws ApiException {@code invalid_request}
     */
    static @Nullable Long seq(Context context, String name) {
        Long seq = number(context, name);
        if (seq != null && seq < 0) {
            throw ApiException.invalid(name, name + " must be 0 or more");
        }
        return seq;
    }

    /** A number of at least 1; null if it is absent. */
    static @Nullable Integer count(Context context, String name) {
        Long count = number(context, name);
        return count == null ? null : Math.clamp(count, 1, Integer.MAX_VALUE);
    }
}
