package org.woodshed.merge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.CanonicalData;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.FieldRule;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies deltas to entity data, and finds the delta between two states. Pure; arguments are never changed. */
public final class Deltas {
    private Deltas() {}

    /** The canonical data that results when a delta is applied. */
    public static ObjectNode apply(EntitySchema schema, ObjectNode data, Delta delta) {
        ObjectNode result = data.deepCopy();
        delta.values().forEach((field, value) -> result.set(field, applyValue(schema.rule(field), result.get(field),
                value)));
        delta.added().forEach((field, members) -> {
            Set<String> set = new TreeSet<>(JsonValues.texts(result.get(field)));
            set.addAll(members);
            result.set(field, CanonicalData.set(set));
        });
        delta.removed().forEach((field, members) -> {
            Set<String> set = new TreeSet<>(JsonValues.texts(result.get(field)));
            set.removeAll(members);
            result.set(field, CanonicalData.set(set));
        });
        delta.increments().forEach((field, amount) -> result.set(field, number(result.path(field).asLong(0)
                + amount)));
        Set<String> keyed = new TreeSet<>(delta.puts().keySet());
        keyed.addAll(delta.drops().keySet());
        keyed.forEach(field -> result.set(field, applyKeyed(schema.rule(field).keyName(), result.get(field), delta
                .puts().getOrDefault(field, Map.of()), delta.drops().getOrDefault(field, Set.of()))));
        return CanonicalData.of(schema, result);
    }

    /** The smallest delta that leads from one state to the other; {@link Delta#NONE} if they are equal. */
    public static Delta between(EntitySchema schema, ObjectNode from, ObjectNode to) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        Map<String, Set<String>> added = new TreeMap<>();
        Map<String, Set<String>> removed = new TreeMap<>();
        Map<String, Long> increments = new TreeMap<>();
        Map<String, Map<String, ObjectNode>> puts = new TreeMap<>();
        Map<String, Set<String>> drops = new TreeMap<>();
        Set<String> fields = new TreeSet<>(from.propertyNames());
        fields.addAll(to.propertyNames());
        for (String field : fields) {
            JsonNode before = from.get(field);
            JsonNode after = to.get(field);
            if (JsonValues.same(before, after)) {
                continue;
            }
            FieldRule rule = schema.rule(field);
            switch (rule.kind()) {
                case SET -> {
                    putUnlessEmpty(added, field, without(JsonValues.texts(after), JsonValues.texts(before)));
                    putUnlessEmpty(removed, field, without(JsonValues.texts(before), JsonValues.texts(after)));
                }
                case COUNTER -> increments.put(field, (after == null ? 0 : after.asLong(0)) - (before == null ? 0
                        : before.asLong(0)));
                case KEYED -> KeyedItems.between(rule.keyName(), before, after).writeTo(field, puts, drops);
                default -> values.put(field, after == null ? NullNode.getInstance() : after);
            }
        }
        return new Delta(values, added, removed, increments, puts, drops);
    }

    static NumericNode number(long value) {
        return value == (int) value ? JsonValues.object().numberNode((int) value)
                : JsonValues.object().numberNode(
                        value);
    }

    private static JsonNode applyValue(FieldRule rule, @Nullable JsonNode present, JsonNode value) {
        return switch (rule.kind()) {
            case EARLIEST -> Instants.earlier(present, value);
            default -> value;
        };
    }

    private static JsonNode applyKeyed(String keyName, @Nullable JsonNode present, Map<String, ObjectNode> puts,
            Set<String> drops) {
        Map<String, ObjectNode> items = KeyedItems.read(keyName, present);
        drops.forEach(items::remove);
        puts.forEach((key, put) -> items.put(key, KeyedItems.put(keyName, key, items.get(key), put)));
        return CanonicalData.keyed(items);
    }

    private static Set<String> without(Iterable<String> members, Iterable<String> others) {
        Set<String> result = new TreeSet<>();
        members.forEach(result::add);
        others.forEach(result::remove);
        return result;
    }

    private static void putUnlessEmpty(Map<String, Set<String>> map, String field, Set<String> members) {
        if (!members.isEmpty()) {
            map.put(field, members);
        }
    }
}
