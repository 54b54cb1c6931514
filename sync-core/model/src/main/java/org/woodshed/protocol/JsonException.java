package org.woodshed.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
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
        if (cause.getCause() instanceof IllegalArgumentException refused) {
            return new JsonException(path(cause), path(cause) + ": " + refused.getMessage());
        }
        if (cause instanceof DatabindException && !cause.getPath().isEmpty()) {
            String path = path(cause);
            return new JsonException(path, path + " is missing or of the wrong type");
        }
        return new JsonException(null, "The text is not valid JSON");
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
