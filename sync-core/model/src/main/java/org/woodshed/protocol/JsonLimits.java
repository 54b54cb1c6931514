package org.woodshed.protocol;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What valid JSON the wire still refuses: numbers a double can't hold, texts that are no Unicode. Pure. */
final class JsonLimits {
    /** The largest whole number that every JSON reader holds exactly: 2⁵³−1. */
    private static final long MAX_INTEGER = (1L << 53) - 1;

    private JsonLimits() {}

    static ObjectNode object(JsonNode node) throws JsonException {
        if (!(node instanceof ObjectNode object)) {
            throw new JsonException(null, "A JSON object is expected");
        }
        check("", object);
        return object;
    }

    private static void check(String path, JsonNode node) throws JsonException {
        switch (node.getNodeType()) {
            case OBJECT -> {
                for (Map.Entry<String, JsonNode> field : node.properties()) {
                    checkText(path, field.getKey());
                    check(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue());
                }
            }
            case ARRAY -> {
                for (JsonNode item : node) {
                    check(path, item);
                }
            }
            case STRING -> checkText(path, node.stringValue());
            case NUMBER -> checkNumber(path, node);
            default -> {
                // true, false and null have no limits
            }
        }
    }

    private static void checkNumber(String path, JsonNode number) throws JsonException {
        boolean fits =
                number.isIntegralNumber() ? number.canConvertToLong() && Math.abs(number.longValue()) <= MAX_INTEGER
                        : Double.isFinite(number.doubleValue());
        if (!fits) {
            throw new JsonException(path, path + " is a number out of range");
        }
    }

    private static void checkText(String path, String text) throws JsonException {
        // A code point that still is a surrogate has lost its other half.
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new JsonException(path, "A text holds half a character");
        }
    }
}
