package org.woodshed.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one form of an entity's data: nulls and empty collections left out, known sets sorted without duplicates, known
 * keyed collections sorted by key. What unknown fields hold is left as it is. Equal data has equal canonical form, so
 * digests and comparisons may rely on it. Pure.
 */
public final class CanonicalData {
    private CanonicalData() {}

    /** A canonical copy; the given object is not changed. Values of the wrong shape are kept as they are. */
    public static ObjectNode of(EntitySchema schema, ObjectNode data) {
        ObjectNode canonical = JsonValues.object();
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            JsonNode value = value(schema, field.getKey(), field.getValue());
            if (!JsonValues.isAbsent(value)) {
                canonical.set(field.getKey(), value);
            }
        }
        return canonical;
    }

    private static JsonNode value(EntitySchema schema, String field, JsonNode value) {
        if (!(value instanceof ArrayNode array)) {
            return value;
        }
        FieldRule rule = schema.rule(field);
        return switch (rule.kind()) {
            case SET -> allTexts(array) ? set(JsonValues.texts(array)) : array;
            case KEYED -> keyed(items(array, rule.keyName()));
            default -> array;
        };
    }

    /** A set as a sorted array (Java's text order is by UTF-16 code unit). */
    public static ArrayNode set(Collection<String> members) {
        return JsonValues.texts(new TreeSet<>(members));
    }

    /** A keyed collection as an array sorted by key. */
    public static ArrayNode keyed(Map<String, ObjectNode> items) {
        ArrayNode array = JsonValues.array();
        new TreeMap<>(items).values().forEach(array::add);
        return array;
    }

    /** The items of a keyed collection by key, nulls inside items left out; the last of several with one key stands. */
    public static Map<String, ObjectNode> items(JsonNode array, String keyName) {
        Map<String, ObjectNode> items = new TreeMap<>();
        for (JsonNode item : array) {
            if (item instanceof ObjectNode object && object.path(keyName).isString()) {
                items.put(object.path(keyName).stringValue(), withoutNulls(object));
            }
        }
        return items;
    }

    private static ObjectNode withoutNulls(ObjectNode object) {
        List<String> nulls = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (field.getValue().isNull()) {
                nulls.add(field.getKey());
            }
        }
        if (nulls.isEmpty()) {
            return object;
        }
        ObjectNode copy = object.deepCopy();
        copy.remove(nulls);
        return copy;
    }

    private static boolean allTexts(ArrayNode array) {
        for (JsonNode item : array) {
            if (!item.isString()) {
                return false;
            }
        }
        return true;
    }
}
