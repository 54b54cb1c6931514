package org.woodshed.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;

/** Text that is not the JSON the wire allows. The message is a sentence that may be answered to the sender. */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable String field;

    JsonException(@Nullable String field, String message) {
        super(message);
        this.field = field;
    }

    /** The path of the field in question, such as {@code changes[3].baseVersion}; null where there is none. */
    public @Nullable String field() {
        return field;
    }

    static JsonException of(JacksonException cause) {
        String path = path(cause);
        if (cause.getCause() instanceof InvalidPartException invalid) {
            String prefix = path.isEmpty() ? "" : path + ".";
            return new JsonException(prefix + invalid.part(), prefix + invalid.getMessage());
        }
        if (cause.getCause() instanceof IllegalArgumentException refused) {
            return new JsonException(path, path + ": " + refused.getMessage());
        }
        if (cause instanceof DatabindException && !path.isEmpty()) {
            return new JsonException(path, path + " is missing or of the wrong type");
        }
        return new JsonException(null, syntaxProblem(cause));
    }

    private static String syntaxProblem(JacksonException cause) {
        if (cause instanceof StreamConstraintsException) {
            return "The JSON is nested deeper than " + Json.MAX_DEPTH
                    + " levels, or a name or number in it is too long";
        }
        TokenStreamLocation location = cause.getLocation();
        String place = location == null ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr()
                        + ")";
        // Jackson has no exception type of its own for this.
        boolean duplicate = cause.getOriginalMessage().startsWith("Duplicate");
        return (duplicate ? "A name stands twice in one JSON object" : "The text is not valid JSON") + place;
    }

    private static String path(JacksonException cause) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : cause.getPath()) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }
}
