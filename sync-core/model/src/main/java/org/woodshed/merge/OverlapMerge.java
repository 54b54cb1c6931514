package org.woodshed.merge;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.woodshed.model.CanonicalData;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.FieldKind;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies a delta to an entity that others may have changed since the sender's base. Everything that does not overlap
 * combines; one overlapping path and nothing of the delta is applied. Pure.
 */
public final class OverlapMerge {
    private final EntitySchema schema;
    private final ObjectNode current;
    private final FieldVersions versions;
    private final KnownVersions known;

    /**
     * @param current  the entity's data now
     * @param versions which version last changed each of its paths
     * @param known    the versions the sender had seen
     */
    public OverlapMerge(EntitySchema schema, ObjectNode current, FieldVersions versions, KnownVersions known) {
        this.schema = schema;
        this.current = current;
        this.versions = versions;
        this.known = known;
    }

    /** Merges a delta made by editing a state at the sender's base. */
    public MergeOutcome edit(Delta delta, long currentVersion) {
        return merge(delta, currentVersion, field -> false);
    }

    /** Merges a whole new state into an entity that already exists: two laptops created the same thing. */
    public MergeOutcome create(ObjectNode state, long currentVersion) {
        Creation creation = new Creation(schema, current, path -> known.contains(versions.of(path)));
        MergeOutcome outcome = merge(creation.asDelta(state), currentVersion, creation::replacesDefault);
        if (outcome instanceof MergeOutcome.Changed changed && changed.exact()) {
            boolean asSent = JsonValues.same(changed.data(), CanonicalData.of(schema, state));
            return new MergeOutcome.Changed(changed.data(), asSent);
        }
        return outcome;
    }

    private MergeOutcome merge(Delta delta, long currentVersion, Predicate<String> neverOverlaps) {
        Set<String> overlapping = new TreeSet<>();
        delta.values().forEach((field, value) -> {
            if (overlaps(field, value) && !neverOverlaps.test(field)) {
                overlapping.add(field);
            }
        });
        Set<String> dropped = new TreeSet<>();
        delta.puts().forEach((field, items) -> collectPuts(field, items, overlapping, dropped));
        if (!overlapping.isEmpty()) {
            overlapping.addAll(dropped);
            return new MergeOutcome.Overlapping(MergeOutcome.Reason.FIELDS_OVERLAP, overlapping.stream().toList());
        }
        if (!dropped.isEmpty()) {
            return new MergeOutcome.Overlapping(MergeOutcome.Reason.DROPPED_KEY, dropped.stream().toList());
        }
        Delta effective = keepingEditedItems(delta);
        ObjectNode merged = Deltas.apply(schema, current, effective);
        if (JsonValues.same(merged, current)) {
            return new MergeOutcome.Unchanged();
        }
        return new MergeOutcome.Changed(merged, effective.equals(delta) && known.coversAllUpTo(currentVersion));
    }

    private boolean overlaps(String field, JsonNode value) {
        if (schema.rule(field).kind() == FieldKind.EARLIEST || known.contains(versions.of(field))) {
            return false;
        }
        return !JsonValues.same(current.get(field), CanonicalData.value(schema, field, value));
    }

    private void collectPuts(String field, Map<String, ObjectNode> items, Set<String> overlapping,
            Set<String> dropped) {
        String keyName = schema.rule(field).keyName();
        Map<String, ObjectNode> present = KeyedItems.read(keyName, current.get(field));
        items.forEach((key, put) -> {
            String path = FieldVersions.keyPath(field, key);
            ObjectNode item = present.get(key);
            if (known.contains(versions.of(path))) {
                return;
            }
            if (item == null) {
                dropped.add(path);
            } else if (!JsonValues.same(item, KeyedItems.put(keyName, key, item, put))) {
                overlapping.add(path);
            }
        });
    }

    /** A drop of a key that somebody changed after the base keeps it. */
    private Delta keepingEditedItems(Delta delta) {
        Map<String, Set<String>> drops = new TreeMap<>();
        delta.drops().forEach((field, keys) -> {
            Set<String> kept = new TreeSet<>(keys);
            kept.removeIf(key -> !known.contains(versions.of(FieldVersions.keyPath(field, key))));
            drops.put(field, kept);
        });
        if (drops.equals(delta.drops())) {
            return delta;
        }
        return new Delta(delta.values(), delta.added(), delta.removed(), delta.increments(), delta.puts(), drops);
    }
}
