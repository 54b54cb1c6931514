package org.woodshed.merge;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.JsonNode;

/** The earlier of two instants written as text; an unreadable or absent one never wins. Pure. */
final class Instants {
    private Instants() {}

    /** The same whichever way round the two are given; null if both are absent. */
    static @Nullable JsonNode earlier(@Nullable JsonNode left, @Nullable JsonNode right) {
        if (left == null || JsonValues.isAbsent(left)) {
            return right;
        }
        if (right == null || JsonValues.isAbsent(right)) {
            return left;
        }
        Instant leftInstant = parse(left);
        Instant rightInstant = parse(right);
        int order = Comparator.nullsLast(Comparator.<Instant>naturalOrder()).compare(leftInstant, rightInstant);
        if (order == 0) {
            return firstInText(left, right);
        }
        return order < 0 ? left : right;
    }

    /** Of two spellings of one instant, or two unreadable texts, every device has to keep the same one. */
    private static JsonNode firstInText(JsonNode left, JsonNode right) {
        return left.toString().compareTo(right.toString()) <= 0 ? left : right;
    }

    private static @Nullable Instant parse(JsonNode text) {
        try {
            return Instant.parse(text.asString(""));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
