package org.woodshed.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.CanonicalData;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.FieldKind;
import org.woodshed.model.FieldRule;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Shapes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Three-way merge of one entity, by the kind of each field: registers that both sides changed differently are disputed,
 * sets and counters combine, keyed items merge one by one, the longer duration and the earliest creation win. Long
 * texts are treated as registers here, and so is whatever has not the shape of its kind. Pure; arguments are never
 * changed, and the result shares values with them.
 */
public final class ThreeWayMerge {
    /**
     * What the merge came to.
     *
     * @param data     the merged data; disputed fields hold the other side's value
     * @param disputes what a person has to choose, in the order of the paths
     */
    public record Result(ObjectNode data, List<Dispute> disputes) {}

    private final List<Dispute> disputes = new ArrayList<>();

    private ThreeWayMerge() {}

    /** Merges canonical data that two sides made of one base. */
    public static Result merge(EntitySchema schema, ObjectNode base, ObjectNode mine, ObjectNode theirs) {
        ThreeWayMerge merge = new ThreeWayMerge();
        ObjectNode merged = JsonValues.object();
        for (Map.Entry<String, JsonNode> field : mine.properties()) {
            String name = field.getKey();
            set(merged, name, merge.field(schema, name, base.get(name), field.getValue(), theirs.get(name)));
        }
        for (Map.Entry<String, JsonNode> field : theirs.properties()) {
            String name = field.getKey();
            if (!mine.has(name)) {
                set(merged, name, merge.field(schema, name, base.get(name), null, field.getValue()));
            }
        }
        merge.disputes.sort(Comparator.comparing(Dispute::path));
        return new Result(CanonicalData.of(schema, merged), merge.disputes);
    }

    private @Nullable JsonNode field(EntitySchema schema, String name, @Nullable JsonNode base, @Nullable JsonNode mine,
            @Nullable JsonNode theirs) {
        if (JsonValues.same(mine, base)) {
            return theirs;
        }
        if (JsonValues.same(theirs, base)) {
            return mine;
        }
        FieldRule rule = schema.rule(name);
        // Two laptops that both counted one more counted two, though they show the same number.
        boolean agreed = JsonValues.same(mine, theirs) && (rule.kind() != FieldKind.COUNTER || mine == null);
        return agreed ? theirs : bothChanged(rule, base, mine, theirs);
    }

    private @Nullable JsonNode bothChanged(FieldRule rule, @Nullable JsonNode base, @Nullable JsonNode mine,
            @Nullable JsonNode theirs) {
        boolean fit = Shapes.fits(rule, base) && Shapes.fits(rule, mine) && Shapes.fits(rule, theirs);
        return switch (fit ? rule.kind() : FieldKind.REGISTER) {
            case SET -> set(base, mine, theirs);
            case COUNTER -> Deltas.counter(count(mine) + count(theirs) - count(base));
            case KEYED -> keyed(rule, base, mine, theirs);
            case DURATION -> longer(mine, theirs);
            case EARLIEST -> Instants.earlier(mine, theirs);
            case REGISTER, TEXT -> {
                disputes.add(new Dispute(rule.name(), base, mine, theirs));
                yield theirs;
            }
        };
    }

    private static JsonNode set(@Nullable JsonNode base, @Nullable JsonNode mine, @Nullable JsonNode theirs) {
        Set<String> myMembers = new HashSet<>(JsonValues.texts(mine));
        Set<String> theirMembers = new HashSet<>(JsonValues.texts(theirs));
        Set<String> merged = new TreeSet<>(myMembers);
        merged.addAll(theirMembers);
        for (String member : JsonValues.texts(base)) {
            if (!myMembers.contains(member) || !theirMembers.contains(member)) {
                merged.remove(member);
            }
        }
        return CanonicalData.set(merged);
    }

    /** Absent is no length at all: it never wins over one that somebody entered. */
    private static @Nullable JsonNode longer(@Nullable JsonNode mine, @Nullable JsonNode theirs) {
        if (mine == null || theirs == null) {
            return mine == null ? theirs : mine;
        }
        return mine.decimalValue().compareTo(theirs.decimalValue()) >= 0 ? mine : theirs;
    }

    private JsonNode keyed(FieldRule rule, @Nullable JsonNode base, @Nullable JsonNode mine,
            @Nullable JsonNode theirs) {
        Map<String, ObjectNode> baseItems = KeyedItems.read(rule.keyName(), base);
        Map<String, ObjectNode> myItems = KeyedItems.read(rule.keyName(), mine);
        Map<String, ObjectNode> merged = KeyedItems.read(rule.keyName(), theirs);
        Set<String> keys = new TreeSet<>(myItems.keySet());
        keys.addAll(merged.keySet());
        for (String key : keys) {
            String path = FieldVersions.keyPath(rule.name(), key);
            ObjectNode item = item(path, baseItems.get(key), myItems.get(key), merged.get(key));
            if (item == null) {
                merged.remove(key);
            } else {
                merged.put(key, item);
            }
        }
        return CanonicalData.keyed(merged);
    }

    /** A key removed by one side and edited by the other is kept, with the edit. */
    private @Nullable ObjectNode item(String path, @Nullable ObjectNode base, @Nullable ObjectNode mine,
            @Nullable ObjectNode theirs) {
        if (mine == null || theirs == null) {
            ObjectNode remaining = mine == null ? theirs : mine;
            return base != null && JsonValues.same(base, remaining) ? null : remaining;
        }
        if (JsonValues.same(mine, theirs)) {
            return theirs;
        }
        return itemOfBoth(path, base, mine, theirs);
    }

    private ObjectNode itemOfBoth(String path, @Nullable ObjectNode base, ObjectNode mine, ObjectNode theirs) {
        Set<String> names = new TreeSet<>(mine.propertyNames());
        names.addAll(theirs.propertyNames());
        ObjectNode item = JsonValues.object();
        boolean disputed = false;
        for (String name : names) {
            JsonNode before = base == null ? null : base.get(name);
            boolean mineStands = JsonValues.same(theirs.get(name), before);
            disputed |= !mineStands && !JsonValues.same(mine.get(name), before)
                    && !JsonValues.same(mine.get(name), theirs.get(name));
            set(item, name, mineStands ? mine.get(name) : theirs.get(name));
        }
        if (disputed) {
            disputes.add(new Dispute(path, base, mine, theirs));
        }
        return item;
    }

    private static void set(ObjectNode object, String name, @Nullable JsonNode value) {
        if (value != null) {
            object.set(name, value);
        }
    }

    private static long count(@Nullable JsonNode value) {
        return value == null ? 0 : value.asLong(0);
    }
}
