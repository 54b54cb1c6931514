package org.woodshed.client.transport;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.engine.TransportFailure;
import org.woodshed.protocol.ErrorBody;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import tools.jackson.databind.node.ObjectNode;

/** What an answer that is no success means for the engine. Pure. */
final class ErrorAnswers {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;
    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private ErrorAnswers() {}

    static <T> Reply<T> failure(int status, @Nullable String retryAfter, byte[] body) {
        try {
            ErrorBody.Detail error = Json.read(body, ErrorBody.class).error();
            return new Reply.Failed<>(of(error, pause(retryAfter)), error.code());
        } catch (JsonException foreign) {
            TransportFailure failure = status >= SERVER_ERRORS || status == TOO_MANY_REQUESTS
                    ? new TransportFailure.Later(pause(retryAfter),
                            "The server is not working right now. Everything is kept here.")
                    : notOurServer();
            return new Reply.Failed<>(failure, "");
        }
    }

    static TransportFailure notOurServer() {
        return new TransportFailure.NotOurServer("What answered is not the sync server; perhaps this network wants a"
                + " sign-in page first. Everything is kept here.");
    }

    private static TransportFailure of(ErrorBody.Detail error, Duration pause) {
        ErrorCode code = ErrorCode.of(error.code());
        if (code == null) {
            return new TransportFailure.Later(pause, error.message());
        }
        return switch (code) {
            case UNAUTHENTICATED, TOKEN_EXPIRED -> new TransportFailure.Unauthenticated(error.message());
            case GENERATION_MISMATCH, BOOTSTRAP_REQUIRED -> new TransportFailure.GenerationMismatch(generation(error),
                    error.message());
            case TOO_LARGE -> new TransportFailure.TooLarge(error.message());
            case INVALID_REQUEST -> new TransportFailure.BadRequest(error.message());
            case SCHEMA_TOO_OLD -> new TransportFailure.UpdateNeeded(error.message());
            case V2_DISABLED -> new TransportFailure.NotReady(
                    "The server is not ready yet. Everything is kept here.");
            default -> new TransportFailure.Later(pause, error.message());
        };
    }

    private static @Nullable String generation(ErrorBody.Detail error) {
        ObjectNode details = error.details();
        return details == null ? null : details.path("generation").asString(null);
    }

    private static Duration pause(@Nullable String retryAfter) {
        if (retryAfter == null || !retryAfter.matches("\\d{1,6}")) {
            return DEFAULT_PAUSE;
        }
        Duration asked = Duration.ofSeconds(Math.max(1, Integer.parseInt(retryAfter)));
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }
}
