package org.woodshed.merge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.CanonicalData;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.FieldKind;
import org.woodshed.model.FieldRule;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Shapes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies deltas to entity data, and finds the delta between two states. Pure; arguments are never changed. */
public final class Deltas {
    /** 2⁵³−1. */
    private static final long MAX_COUNT = (1L << 53) - 1;

    private Deltas() {}

    /** The canonical data that results when a delta is applied to canonical data. It shares values with both. */
    public static ObjectNode apply(EntitySchema schema, ObjectNode data, Delta delta) {
        ObjectNode result = JsonValues.object();
        result.setAll(data);
        delta.values()
                .forEach((field, value) -> result.set(field, value(schema.rule(field), result.get(field), value)));
        delta.added().forEach((field, members) -> result.set(field, with(result.get(field), members)));
        delta.removed().forEach((field, members) -> result.set(field, without(result.get(field), members)));
        delta.increments().forEach((field, amount) -> result.set(field, increased(result.get(field), amount)));
        Set<String> keyed = new TreeSet<>(delta.puts().keySet());
        keyed.addAll(delta.drops().keySet());
        for (String field : keyed) {
            Map<String, ObjectNode> puts = delta.puts().getOrDefault(field, Map.of());
            Set<String> drops = delta.drops().getOrDefault(field, Set.of());
            result.set(field, keyed(schema.rule(field).keyName(), result.get(field), puts, drops));
        }
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
            boolean fit = Shapes.fits(rule, before) && Shapes.fits(rule, after);
            switch (fit ? rule.kind() : FieldKind.REGISTER) {
                case SET -> {
                    putUnlessEmpty(added, field, members(after, before));
                    putUnlessEmpty(removed, field, members(before, after));
                }
                case COUNTER -> {
                    if (after == null) {
                        values.put(field, NullNode.getInstance());
                    } else {
                        increments.put(field, after.longValue() - (before == null ? 0 : before.longValue()));
                    }
                }
                case KEYED -> KeyedItems.between(rule.keyName(), before, after).writeTo(field, puts, drops);
                default -> values.put(field, after == null ? NullNode.getInstance() : after);
            }
        }
        return new Delta(values, added, removed, increments, puts, drops);
    }

    static NumericNode number(long value) {
        return value == (int) value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
    }

    /** A counter's value, kept within what every reader of JSON holds exactly: no device may be shut out by it. */
    static NumericNode counter(long value) {
        return number(Math.clamp(value, -MAX_COUNT, MAX_COUNT));
    }

    private static @Nullable JsonNode value(FieldRule rule, @Nullable JsonNode present, JsonNode value) {
        return rule.kind() == FieldKind.EARLIEST ? Instants.earlier(present, value) : value;
    }

    private static JsonNode with(@Nullable JsonNode present, Set<String> added) {
        Set<String> set = new TreeSet<>(JsonValues.texts(present));
        set.addAll(added);
        return CanonicalData.set(set);
    }

    private static JsonNode without(@Nullable JsonNode present, Set<String> removed) {
        Set<String> set = new TreeSet<>(JsonValues.texts(present));
        set.removeAll(removed);
        return CanonicalData.set(set);
    }

    private static JsonNode increased(@Nullable JsonNode present, long amount) {
        return counter((present == null ? 0 : present.asLong(0)) + amount);
    }

    private static JsonNode keyed(String keyName, @Nullable JsonNode present, Map<String, ObjectNode> puts,
            Set<String> drops) {
        Map<String, ObjectNode> items = KeyedItems.read(keyName, present);
        drops.forEach(items::remove);
        puts.forEach((key, put) -> items.put(key, KeyedItems.put(keyName, key, items.get(key), put)));
        return CanonicalData.keyed(items);
    }

    /** The members of one set that the other has not. */
    private static Set<String> members(@Nullable JsonNode set, @Nullable JsonNode others) {
        Set<String> result = new TreeSet<>(JsonValues.texts(set));
        JsonValues.texts(others).forEach(result::remove);
        return result;
    }

    private static void putUnlessEmpty(Map<String, Set<String>> map, String field, Set<String> members) {
        if (!members.isEmpty()) {
            map.put(field, members);
        }
    }
}
