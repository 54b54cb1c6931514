package org.woodshed.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one form of an entity's data: nulls and empty known collections left out, known sets sorted without duplicates,
 * known keyed collections sorted by key. What unknown fields hold is left as it is. Equal data has equal canonical form,
 * so digests and comparisons may rely on it. Pure.
 */
public final class CanonicalData {
    /** Named beside the data on the wire, and therefore never part of it. */
    private static final Set<String> BOOKKEEPING = Set.of("id", "version", "deleted");

    private CanonicalData() {}

    /**
     * A canonical copy; the given object is not changed, and the copy shares its unchanged values. Values of the wrong
     * shape are kept as they are.
     */
    public static ObjectNode of(EntitySchema schema, ObjectNode data) {
        ObjectNode canonical = JsonValues.object();
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            JsonNode value = value(schema, field.getKey(), field.getValue());
            if (value != null && !BOOKKEEPING.contains(field.getKey())) {
                canonical.set(field.getKey(), value);
            }
        }
        return canonical;
    }

    /** The canonical form of one field's value; null where it means the same as absent. */
    public static @Nullable JsonNode value(EntitySchema schema, String field, JsonNode value) {
        if (JsonValues.isAbsent(value)) {
            return null;
        }
        FieldRule rule = schema.knownRule(field);
        return rule != null && value instanceof ArrayNode array ? collection(rule, array) : value;
    }

    private static @Nullable ArrayNode collection(FieldRule rule, ArrayNode array) {
        ArrayNode canonical = switch (rule.kind()) {
            case SET -> Shapes.isSet(array) && !isSortedSet(array) ? set(JsonValues.texts(array)) : array;
            case KEYED -> isCanonicalKeyed(array, rule.keyName()) ? array : keyed(items(array, rule.keyName()));
            default -> array;
        };
        boolean collection = rule.kind() == FieldKind.SET || rule.kind() == FieldKind.KEYED;
        return collection && canonical.isEmpty() ? null : canonical;
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

    private static boolean isSortedSet(ArrayNode array) {
        for (int index = 1; index < array.size(); index++) {
            if (array.get(index - 1).stringValue().compareTo(array.get(index).stringValue()) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** True as well for what is no keyed collection at all: it stays as it is. */
    private static boolean isCanonicalKeyed(ArrayNode array, String keyName) {
        if (!Shapes.isKeyed(array, keyName)) {
            return true;
        }
        String before = null;
        for (JsonNode item : array) {
            String key = item.path(keyName).stringValue();
            if ((before != null && before.compareTo(key) >= 0) || hasNulls(item)) {
                return false;
            }
            before = key;
        }
        return true;
    }

    private static boolean hasNulls(JsonNode object) {
        for (JsonNode value : object) {
            if (value.isNull()) {
                return true;
            }
        }
        return false;
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
}
