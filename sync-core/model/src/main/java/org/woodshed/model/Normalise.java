package org.woodshed.model;

import java.util.Locale;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The normalisers that fields are put together from: values of another shape come back as they are. */
final class Normalise {
    private Normalise() {}

    static JsonNode singleLine(JsonNode value) {
        return text(value, Texts::singleLine);
    }

    static JsonNode multiLine(JsonNode value) {
        return text(value, Texts::multiLine);
    }

    static JsonNode lowerCase(JsonNode value) {
        // A small letter may have a composed form where its capital has none, so compose once more.
        return text(value, text -> Texts.singleLine(Texts.singleLine(text).toLowerCase(Locale.ROOT)));
    }

    /** Single-line normalisation of the named texts of an item. */
    static UnaryOperator<JsonNode> itemTexts(String... names) {
        return item -> {
            if (!(item instanceof ObjectNode object)) {
                return item;
            }
            ObjectNode result = object.deepCopy();
            for (String name : names) {
                if (object.has(name)) {
                    result.set(name, singleLine(object.path(name)));
                }
            }
            return result;
        };
    }

    private static JsonNode text(JsonNode value, UnaryOperator<String> change) {
        if (!value.isString()) {
            return value;
        }
        String before = value.stringValue();
        String after = change.apply(before);
        return after.equals(before) ? value : StringNode.valueOf(after);
    }
}
