package org.woodshed.merge;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * For each field ({@code notes}) and each key of a keyed collection ({@code passages.k1}), the entity's version that
 * last really changed it. Sets, counters and collections have one as a whole too: a plain value would replace all that
 * others put into them. The server keeps them beside the state, so that finding an overlap needs no look at the log.
 * Immutable.
 */
public record FieldVersions(Map<String, Long> byPath) {
    public static final FieldVersions NONE = new FieldVersions(Map.of());

    /** @throws NullPointerException if the map holds nulls */
    public FieldVersions {
        byPath = Map.copyOf(byPath);
    }

    /** The version that last changed a path; 0 if none did. */
    public long of(String path) {
        return byPath.getOrDefault(path, 0L);
    }

    static String keyPath(String field, String key) {
        return field + "." + key;
    }

    /** The versions after an entity went from one state to another at the given version. */
    public FieldVersions after(EntitySchema schema, ObjectNode before, ObjectNode after, long version) {
        Map<String, Long> changed = new TreeMap<>(byPath);
        Delta delta = Deltas.between(schema, before, after);
        delta.fields().forEach(field -> changed.put(field, version));
        delta.puts().forEach((field, items) -> putAll(changed, field, items.keySet(), version));
        delta.drops().forEach((field, keys) -> putAll(changed, field, keys, version));
        return new FieldVersions(changed);
    }

    public ObjectNode toJson() {
        ObjectNode json = JsonValues.object();
        new TreeMap<>(byPath).forEach((path, version) -> json.set(path, Deltas.number(version)));
        return json;
    }

    public static FieldVersions fromJson(ObjectNode json) {
        Map<String, Long> byPath = new TreeMap<>();
        for (Map.Entry<String, JsonNode> path : json.properties()) {
            byPath.put(path.getKey(), path.getValue().longValue());
        }
        return new FieldVersions(byPath);
    }

    private static void putAll(Map<String, Long> versions, String field, Set<String> keys, long version) {
        keys.forEach(key -> versions.put(keyPath(field, key), version));
    }
}
