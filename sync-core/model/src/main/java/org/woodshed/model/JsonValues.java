package org.woodshed.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Small questions asked of JSON values throughout the core. Pure. */
public final class JsonValues {
    /** Jackson keeps 5, 5L and 5.0 apart; on the wire they are one number. */
    private static final Comparator<JsonNode> NUMBERS_BY_VALUE = (left, right) -> {
        if (left.equals(right)) {
            return 0;
        }
        return left.isNumber() && right.isNumber() ? left.decimalValue().compareTo(right.decimalValue()) : 1;
    };

    private JsonValues() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** A JSON array of texts in the given order. */
    public static ArrayNode texts(Collection<String> values) {
        ArrayNode array = array();
        values.forEach(array::add);
        return array;
    }

    /** The texts of an array, leaving out whatever is no text; empty for anything but an array. */
    public static List<String> texts(@Nullable JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node != null && node.isArray()) {
            for (JsonNode item : node) {
                if (item.isString()) {
                    texts.add(item.stringValue());
                }
            }
        }
        return texts;
    }

    /** True if both mean the same value: JSON null is the same as absent, 5 the same as 5.0. */
    public static boolean same(@Nullable JsonNode left, @Nullable JsonNode right) {
        if (left == null || right == null || isAbsent(left) || isAbsent(right)) {
            return isAbsent(left) && isAbsent(right);
        }
        return left.equals(NUMBERS_BY_VALUE, right);
    }

    /** True for nothing at all and for JSON null. */
    public static boolean isAbsent(@Nullable JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode();
    }

    /** The text in a field, or null where there is none. */
    public static @Nullable String text(ObjectNode data, String field) {
        JsonNode value = data.get(field);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    /** The whole number in a field, or null where there is none. */
    public static @Nullable Integer integer(ObjectNode data, String field) {
        JsonNode value = data.get(field);
        return value != null && value.isNumber() && value.canConvertToInt() ? Integer.valueOf(value.intValue()) : null;
    }
}
