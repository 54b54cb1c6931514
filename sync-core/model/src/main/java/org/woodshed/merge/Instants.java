package org.woodshed.merge;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** The earlier of two instants written as text; an unreadable or absent one never wins. Pure. */
final class Instants {
    private Instants() {}

    static JsonNode earlier(@Nullable JsonNode left, @Nullable JsonNode right) {
        if (left == null || JsonValues.isAbsent(left)) {
            return right == null ? NullNode.getInstance() : right;
        }
        if (right == null || JsonValues.isAbsent(right)) {
            return left;
        }
        Instant leftInstant = parse(left);
        Instant rightInstant = parse(right);
        if (leftInstant == null || rightInstant == null) {
            return leftInstant == null ? right : left;
        }
        int order = leftInstant.compareTo(rightInstant);
        // Two spellings of one instant: the text order decides, so that every device keeps the same one.
        return order < 0 || (order == 0 && left.asString("").compareTo(right.asString("")) <= 0) ? left : right;
    }

    private static @Nullable Instant parse(JsonNode text) {
        try {
            return Instant.parse(text.asString(""));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
