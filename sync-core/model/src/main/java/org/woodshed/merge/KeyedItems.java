package org.woodshed.merge;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.CanonicalData;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Items of a keyed collection: reading them by key, putting fields into one, and what changed between two. Pure. */
record KeyedItems(Map<String, ObjectNode> puts, Set<String> drops) {

    /** The items by key in a new map; empty for anything but an array. */
    static Map<String, ObjectNode> read(String keyName, @Nullable JsonNode array) {
        return array == null || !array.isArray() ? new TreeMap<>() : CanonicalData.items(array, keyName);
    }

    /** The item that results when a put's fields go into it; JSON null clears one. */
    static ObjectNode put(String keyName, String key, @Nullable ObjectNode present, ObjectNode put) {
        ObjectNode item = present == null ? JsonValues.object() : present.deepCopy();
        for (Map.Entry<String, JsonNode> field : put.properties()) {
            if (field.getValue().isNull()) {
                item.remove(field.getKey());
            } else {
                item.set(field.getKey(), field.getValue());
            }
        }
        return item.put(keyName, key);
    }

    /** What has to be put and dropped to get from one collection to the other. */
    static KeyedItems between(String keyName, @Nullable JsonNode from, @Nullable JsonNode to) {
        Map<String, ObjectNode> before = read(keyName, from);
        Map<String, ObjectNode> after = read(keyName, to);
        Map<String, ObjectNode> puts = new TreeMap<>();
        after.forEach((key, item) -> {
            ObjectNode old = before.get(key);
            if (old == null) {
                puts.put(key, item);
            } else if (!JsonValues.same(old, item)) {
                puts.put(key, changedFields(old, item));
            }
        });
        Set<String> drops = new TreeSet<>(before.keySet());
        drops.removeAll(after.keySet());
        return new KeyedItems(puts, drops);
    }

    void writeTo(String field, Map<String, Map<String, ObjectNode>> allPuts, Map<String, Set<String>> allDrops) {
        if (!puts.isEmpty()) {
            allPuts.put(field, puts);
        }
        if (!drops.isEmpty()) {
            allDrops.put(field, drops);
        }
    }

    private static ObjectNode changedFields(ObjectNode before, ObjectNode after) {
        ObjectNode changed = JsonValues.object();
        for (Map.Entry<String, JsonNode> field : after.properties()) {
            if (!JsonValues.same(before.get(field.getKey()), field.getValue())) {
                changed.set(field.getKey(), field.getValue());
            }
        }
        for (String name : before.propertyNames()) {
            if (!after.has(name)) {
                changed.set(name, NullNode.getInstance());
            }
        }
        return changed;
    }
}
