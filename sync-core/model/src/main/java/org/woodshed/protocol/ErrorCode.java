package org.woodshed.protocol;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The codes of error answers, each with its HTTP status. */
public enum ErrorCode {
    /** HTTP 400. */
    INVALID_REQUEST(400),
    /** HTTP 401. */
    UNAUTHENTICATED(401),
    /** HTTP 401. */
    TOKEN_EXPIRED(401),
    /** HTTP 403. */
    FORBIDDEN(403),
    /** HTTP 403. */
    V2_DISABLED(403),
    /** HTTP 404. */
    NOT_FOUND(404),
    /** HTTP 405. */
    METHOD_NOT_ALLOWED(405),
    /** HTTP 409. */
    EMAIL_TAKEN(409),
    /** HTTP 409. */
    DEVICE_TAKEN(409),
    /** HTTP 409. */
    GENERATION_MISMATCH(409),
    /** HTTP 409. */
    BOOTSTRAP_REQUIRED(409),
    /** HTTP 409. */
    IDEMPOTENCY_KEY_REUSED(409),
    /** HTTP 413. */
    TOO_LARGE(413),
    /** HTTP 415. */
    UNSUPPORTED_MEDIA_TYPE(415),
    /** HTTP 422. */
    SCHEMA_TOO_OLD(422),
    /** HTTP 429. */
    RATE_LIMITED(429),
    /** HTTP 500. */
    INTERNAL(500),
    /** HTTP 503. */
    UNAVAILABLE(503);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The code with this name on the wire; null for one this version does not know. */
    public static @Nullable ErrorCode of(String wireName) {
        return Arrays.stream(values()).filter(code -> code.wireName().equals(wireName)).findFirst().orElse(null);
    }
}
