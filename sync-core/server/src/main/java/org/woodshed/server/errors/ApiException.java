package org.woodshed.server.errors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.ErrorBody;
import org.woodshed.protocol.ErrorCode;
import tools.jackson.databind.node.ObjectNode;

/** A request that is answered with an error, and that error. Whatever transaction it crosses is rolled back. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient @Nullable ObjectNode details;
    private final @Nullable Duration retryAfter;

    private ApiException(ErrorCode code, String message, @Nullable ObjectNode details, @Nullable Duration retryAfter) {
        // No stack trace: this is an answer, not a fault.
        super(message, null, false, false);
        this.code = code;
        this.details = details;
        this.retryAfter = retryAfter;
    }

    public static ApiException of(ErrorCode code, String message) {
        return new ApiException(code, message, null, null);
    }

    public static ApiException withDetails(ErrorCode code, String message, ObjectNode details) {
        return new ApiException(code, message, details, null);
    }

    /** A part of the request is missing or wrong; the field is named if there is one. */
    public static ApiException invalid(@Nullable String field, String message) {
        ObjectNode details = field == null ? null : JsonValues.object().put("field", field);
        return new ApiException(ErrorCode.INVALID_REQUEST, message, details, null);
    }

    public static ApiException rateLimited(Duration retryAfter) {
        return new ApiException(ErrorCode.RATE_LIMITED, "Too many requests; try again later", null, retryAfter);
    }

    /** The same, where it is not the number of requests alone; the message says what there was too much of. */
    public static ApiException rateLimited(String message, Duration retryAfter) {
        return new ApiException(ErrorCode.RATE_LIMITED, message, null, retryAfter);
    }

    /** The device's tokens were called in, or the device is no more. */
    public static ApiException signedOut() {
        return of(ErrorCode.UNAUTHENTICATED, "This device was signed out; sign in again");
    }

    public static ApiException unavailable(String message) {
        return unavailable(message, Duration.ofSeconds(1));
    }

    /** The same, where it will take so long at least. */
    public static ApiException unavailable(String message, Duration retryAfter) {
        return new ApiException(ErrorCode.UNAVAILABLE, message, null, retryAfter);
    }

    public ErrorCode code() {
        return code;
    }

    /** How long the asker should wait before trying again; null where that would not help. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public ErrorBody body() {
        return ErrorBody.of(code, String.valueOf(getMessage()), details);
    }
}
