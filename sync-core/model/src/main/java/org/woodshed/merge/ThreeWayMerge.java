package org.woodshed.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.woodshed.merge.MergePolicy.Strategy;
import org.woodshed.model.CanonicalData;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.FieldKind;
import org.woodshed.model.FieldRule;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Shapes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Three-way merge of one entity, by the kind of each field: registers that both sides changed differently are disputed,
 * sets and counters combine, keyed items merge one by one, long texts line by line, the longer duration and the earliest
 * creation win. Whatever has not the shape of its kind is treated as a register. A policy may decide otherwise where both
 * sides changed the same thing. Pure; arguments are never changed, and the result shares values with them.
 */
public final class ThreeWayMerge {
    /**
     * What the merge came to.
     *
     * @param data     the merged data; disputed fields hold the other side's value
     * @param disputes what a person has to choose, in the order of the paths
     * @param combined what was decided without asking, though both sides had changed it, in the order of the paths
     */
    public record Result(ObjectNode data, List<Dispute> disputes, List<Combination> combined) {}

    private final MergePolicy policy;
    private final List<Dispute> disputes = new ArrayList<>();
    private final List<Combination> combined = new ArrayList<>();

    private ThreeWayMerge(MergePolicy policy) {
        this.policy = policy;
    }

    /** Merges canonical data that two sides made of one base. */
    public static Result merge(EntitySchema schema, ObjectNode base, ObjectNode mine, ObjectNode theirs,
            MergePolicy policy) {
        ThreeWayMerge merge = new ThreeWayMerge(policy);
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
        merge.combined.sort(Comparator.comparing(Combination::path));
        return new Result(CanonicalData.of(schema, merged), merge.disputes, merge.combined);
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
            case EARLIEST -> Instants.earlier(mine, theirs);
            case DURATION -> decide(rule.name(), base, mine, theirs, Optional.ofNullable(longer(mine, theirs)));
            case TEXT -> decide(rule.name(), base, mine, theirs, texts(base, mine, theirs));
            case REGISTER -> decide(rule.name(), base, mine, theirs, Optional.empty());
        };
    }

    /**
     * Decides an overlap by the policy.
     *
     * @param byRule what the rule of the field's kind makes of it; empty if a person has to choose
     */
    private @Nullable JsonNode decide(String path, @Nullable JsonNode base, @Nullable JsonNode mine,
            @Nullable JsonNode theirs, Optional<? extends JsonNode> byRule) {
        boolean asks = policy.strategy() == Strategy.ASK || (policy.strategy() == Strategy.MERGE && byRule.isEmpty());
        if (asks) {
            disputes.add(new Dispute(path, base, mine, theirs));
            return theirs;
        }
        JsonNode result = switch (policy.strategy()) {
            case MINE -> mine;
            case THEIRS -> theirs;
            default -> byRule.orElse(null);
        };
        combined.add(new Combination(path, base, mine, theirs, result));
        return result;
    }

    private Optional<? extends JsonNode> texts(@Nullable JsonNode base, @Nullable JsonNode mine,
            @Nullable JsonNode theirs) {
        if (mine == null || theirs == null) {
            // One side cleared what the other rewrote: what was written stays.
            return Optional.ofNullable(mine == null ? theirs : mine);
        }
        if (!mine.isString() || !theirs.isString() || (base != null && !base.isString())) {
            return Optional.empty();
        }
        return TextMerge.merge(base == null ? "" : base.stringValue(), mine.stringValue(), theirs.stringValue(), policy
                .laptop()).map(StringNode::valueOf);
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
            if (base == null) {
                return remaining;
            }
            if (JsonValues.same(base, remaining)) {
                return null;
            }
            combined.add(new Combination(path, base, mine, theirs, remaining));
            return remaining;
        }
        if (JsonValues.same(mine, theirs) || JsonValues.same(base, mine)) {
            return theirs;
        }
        return JsonValues.same(base, theirs) ? mine : itemOfBoth(path, base, mine, theirs);
    }

    private @Nullable ObjectNode itemOfBoth(String path, @Nullable ObjectNode base, ObjectNode mine,
            ObjectNode theirs) {
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
        if (disputed && policy.strategy() == Strategy.MERGE) {
            // Until it is settled, the fields of the item that only this laptop changed go on by themselves.
            disputes.add(new Dispute(path, base, mine, theirs));
            return item;
        }
        return (ObjectNode) decide(path, base, mine, theirs, Optional.of(item));
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
