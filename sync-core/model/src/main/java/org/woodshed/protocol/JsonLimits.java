package org.woodshed.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        Fault fault = fault(object);
        if (fault != null) {
            throw fault.exception();
        }
        return object;
    }

    /** The path grows from the inside out, so that it costs nothing where there is no fault. */
    private record Fault(String path, String what) {
        Fault inside(String name) {
            return new Fault(path.isEmpty() || path.startsWith("[") ? name + path : name + "." + path, what);
        }

        JsonException exception() {
            return path.isEmpty() ? new JsonException(null, "The object " + what)
                    : new JsonException(path, path + " "
                            + what);
        }
    }

    private static @Nullable Fault fault(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> inObject(node);
            case ARRAY -> inArray(node);
            case STRING -> inText(node.stringValue());
            case NUMBER -> inNumber(node);
            default -> null;
        };
    }

    private static @Nullable Fault inObject(JsonNode object) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            Fault inName = inText(field.getKey());
            if (inName != null) {
                return inName;
            }
            Fault inValue = fault(field.getValue());
            if (inValue != null) {
                return inValue.inside(field.getKey());
            }
        }
        return null;
    }

    private static @Nullable Fault inArray(JsonNode array) {
        for (int index = 0; index < array.size(); index++) {
            Fault inItem = fault(array.get(index));
            if (inItem != null) {
                return inItem.inside("[" + index + "]");
            }
        }
        return null;
    }

    private static @Nullable Fault inNumber(JsonNode number) {
        boolean fits = number.isIntegralNumber() ? isExact(number) : Double.isFinite(number.doubleValue());
        return fits ? null : new Fault("", "is a number out of range");
    }

    private static boolean isExact(JsonNode integer) {
        return integer.canConvertToLong() && integer.longValue() >= -MAX_INTEGER && integer.longValue() <= MAX_INTEGER;
    }

    private static @Nullable Fault inText(String text) {
        int index = 0;
        while (index < text.length()) {
            int character = text.codePointAt(index);
            // A code point that still is a surrogate has lost its other half.
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                return new Fault("", "holds half a character");
            }
            index += Character.charCount(character);
        }
        return null;
    }
}
