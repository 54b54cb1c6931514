package org.woodshed.protocol;

import org.jspecify.annotations.Nullable;
import org.woodshed.model.Texts;

/** Presence checks for the components of wire records, which a reader of JSON may leave null. */
final class Required {
    private Required() {}

    static void present(String part, @Nullable Object value) {
        if (value == null) {
            throw new InvalidPartException(part, "is missing");
        }
    }

    static void notNegative(String part, @Nullable Long value) {
        present(part, value);
        if (value != null && value < 0) {
            throw new InvalidPartException(part, "must be 0 or more");
        }
    }

    /** Text of 1 to so many code points. */
    static void text(String part, @Nullable String value, int maxLength) {
        if (value == null || value.isEmpty() || Texts.length(value) > maxLength) {
            throw new InvalidPartException(part, "must be 1 to " + maxLength + " characters");
        }
    }

    /** Nothing, or text of at most so many code points. */
    static void optionalText(String part, @Nullable String value, int maxLength) {
        if (value != null && Texts.length(value) > maxLength) {
            throw new InvalidPartException(part, "must be at most " + maxLength + " characters");
        }
    }
}
