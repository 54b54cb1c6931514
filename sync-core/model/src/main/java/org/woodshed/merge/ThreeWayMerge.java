package org.woodshed.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.CanonicalData;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.FieldRule;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Three-way merge of one entity, by the kind of each field: registers that both sides changed differently are disputed,
 * sets and counters combine, keyed items merge one by one, the longer duration and the earliest creation win. Long
 * texts are treated as registers here. Pure; arguments are never changed.
 */
public final class ThreeWayMerge {
    /**
     * What the merge came to.
     *
     * @param data     the merged data; disputed fields hold the other side's value
     * @param disputes what a person has to choose, by path
     */
    public record Result(ObjectNode data, List<Dispute> disputes) {}

    private ThreeWayMerge() {}

    public static Result merge(EntitySchema schema, ObjectNode base, ObjectNode mine, ObjectNode theirs) {
        Set<String> fields = new TreeSet<>(mine.propertyNames());
        fields.addAll(theirs.propertyNames());
        fields.addAll(base.propertyNames());
        ObjectNode merged = JsonValues.object();
        List<Dispute> disputes = new ArrayList<>();
        for (String field : fields) {
            merged.set(field, mergeField(schema.rule(field), base.get(field), mine.get(field), theirs.get(field),
                    disputes));
        }
        return new Result(CanonicalData.of(schema, merged), disputes);
    }

    private static JsonNode mergeField(FieldRule rule, @Nullable JsonNode base, @Nullable JsonNode mine,
            @Nullable JsonNode theirs, List<Dispute> disputes) {
        if (JsonValues.same(mine, theirs) || JsonValues.same(mine, base)) {
            return orNull(theirs);
        }
        if (JsonValues.same(theirs, base)) {
            return orNull(mine);
        }
        return switch (rule.kind()) {
            case SET -> mergeSet(base, mine, theirs);
            case COUNTER -> Deltas.number(number(mine) + number(theirs) - number(base));
            case KEYED -> mergeKeyed(rule, base, mine, theirs, disputes);
            case DURATION -> number(mine) >= number(theirs) ? orNull(mine) : orNull(theirs);
            case EARLIEST -> Instants.earlier(mine, theirs);
            case REGISTER, TEXT -> {
                disputes.add(new Dispute(rule.name(), base, mine, theirs));
                yield orNull(theirs);
            }
        };
    }

    private static JsonNode mergeSet(@Nullable JsonNode base, @Nullable JsonNode mine, @Nullable JsonNode theirs) {
        List<String> baseMembers = JsonValues.texts(base);
        List<String> myMembers = JsonValues.texts(mine);
        List<String> theirMembers = JsonValues.texts(theirs);
        Set<String> merged = new TreeSet<>(myMembers);
        merged.addAll(theirMembers);
        for (String member : baseMembers) {
            if (!myMembers.contains(member) || !theirMembers.contains(member)) {
                merged.remove(member);
            }
        }
        return CanonicalData.set(merged);
    }

    private static JsonNode mergeKeyed(FieldRule rule, @Nullable JsonNode base, @Nullable JsonNode mine,
            @Nullable JsonNode theirs, List<Dispute> disputes) {
        Map<String, ObjectNode> baseItems = KeyedItems.read(rule.keyName(), base);
        Map<String, ObjectNode> myItems = KeyedItems.read(rule.keyName(), mine);
        Map<String, ObjectNode> merged = KeyedItems.read(rule.keyName(), theirs);
        Set<String> keys = new TreeSet<>(myItems.keySet());
        keys.addAll(merged.keySet());
        keys.addAll(baseItems.keySet());
        for (String key : keys) {
            ObjectNode item = mergeItem(rule.name() + "." + key, baseItems.get(key), myItems.get(key), merged.get(key),
                    disputes);
            if (item == null) {
                merged.remove(key);
            } else {
                merged.put(key, item);
            }
        }
        return CanonicalData.keyed(merged);
    }

    /** A key removed by one side and edited by the other is kept, with the edit. */
    private static @Nullable ObjectNode mergeItem(String path, @Nullable ObjectNode base, @Nullable ObjectNode mine,
            @Nullable ObjectNode theirs, List<Dispute> disputes) {
        if (mine == null || theirs == null) {
            ObjectNode remaining = mine == null ? theirs : mine;
            return base != null && JsonValues.same(base, remaining) ? null : remaining;
        }
        ObjectNode baseItem = base == null ? JsonValues.object() : base;
        Set<String> fields = new TreeSet<>(mine.propertyNames());
        fields.addAll(theirs.propertyNames());
        List<Dispute> inside = new ArrayList<>();
        ObjectNode item = JsonValues.object();
        for (String field : fields) {
            JsonNode value = mergeField(FieldRule.unknown(field), baseItem.get(field), mine.get(field), theirs.get(
                    field), inside);
            if (!value.isNull()) {
                item.set(field, value);
            }
        }
        if (!inside.isEmpty()) {
            disputes.add(new Dispute(path, base, mine, theirs));
        }
        return item;
    }

    private static long number(@Nullable JsonNode value) {
        return value == null || !value.isNumber() ? 0 : value.longValue();
    }

    private static JsonNode orNull(@Nullable JsonNode value) {
        return value == null ? NullNode.getInstance() : value;
    }
}
