package org.woodshed.protocol;

import org.jspecify.annotations.Nullable;

/** Presence checks for the components of wire records, which a reader of JSON may leave null. */
final class Required {
    private Required() {}

    static void present(String field, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
    }

    static void notNegative(String field, @Nullable Long value) {
        if (value == null || value < 0) {
            throw new IllegalArgumentException(field + " must be 0 or more");
        }
    }

    static void text(String field, @Nullable String value, int maxLength) {
        if (value == null || value.isEmpty() || value.length() > maxLength) {
            throw new IllegalArgumentException(field + " must be 1 to " + maxLength + " characters");
        }
    }
}
