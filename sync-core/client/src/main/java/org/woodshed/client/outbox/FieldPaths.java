package org.woodshed.client.outbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.CanonicalData;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.FieldKind;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and replaces the value at a path: a field, or {@code field.key} for an item of a keyed collection. Pure. */
final class FieldPaths {
    private FieldPaths() {}

    static @Nullable JsonNode get(EntitySchema schema, ObjectNode data, String path) {
        String field = field(schema, path);
        if (field.equals(path)) {
            return data.get(path);
        }
        return CanonicalData.items(data.path(field), schema.rule(field).keyName()).get(key(field, path));
    }

    /** A canonical copy with another value at the path; null removes it. */
    static ObjectNode with(EntitySchema schema, ObjectNode data, String path, @Nullable JsonNode value) {
        ObjectNode copy = data.deepCopy();
        String field = field(schema, path);
        if (!field.equals(path)) {
            Map<String, ObjectNode> items = CanonicalData.items(copy.path(field), schema.rule(field).keyName());
            if (value instanceof ObjectNode item) {
                items.put(key(field, path), item);
            } else {
                items.remove(key(field, path));
            }
            copy.set(field, CanonicalData.keyed(items));
        } else if (value == null || JsonValues.isAbsent(value)) {
            copy.remove(path);
        } else {
            copy.set(path, value);
        }
        return CanonicalData.of(schema, copy);
    }

    private static String field(EntitySchema schema, String path) {
        int dot = path.indexOf('.');
        boolean item = dot > 0 && schema.rule(path.substring(0, dot)).kind() == FieldKind.KEYED;
        return item ? path.substring(0, dot) : path;
    }

    private static String key(String field, String path) {
        return path.substring(field.length() + 1);
    }
}
