package org.woodshed.client.transport;

import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;

/** Reads whatever an address answered: the sync server, or something else that stands in its place. Pure. */
public final class WireAnswers {
    private static final int SUCCESS = 200;
    private static final int REDIRECTION = 300;

    private WireAnswers() {}

    /**
     * What an answer over HTTP comes to.
     *
     * @param retryAfter the header of that name, in seconds; null if there is none
     * @param body       all of it
     */
    public static <T> Reply<T> read(int status, @Nullable String retryAfter, byte[] body, Class<T> type) {
        if (status < SUCCESS || status >= REDIRECTION) {
            return ErrorAnswers.failure(status, retryAfter, body);
        }
        try {
            return new Reply.Success<>(Json.readAnswer(body, type));
        } catch (JsonException foreign) {
            return new Reply.Failed<>(ErrorAnswers.notOurServer(), "");
        }
    }
}
