package org.woodshed.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.woodshed.model.CanonicalData;
import org.woodshed.model.EntityRules;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.FieldProblem;
import org.woodshed.model.FieldRule;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks and normalises a delta as new input, by the same field rules that bind whole entities. Pure. */
public final class DeltaRules {
    private DeltaRules() {}

    /** The first thing wrong with a delta. */
    public static Optional<FieldProblem> problem(EntitySchema schema, Delta delta) {
        List<Supplier<Optional<FieldProblem>>> checks = new ArrayList<>();
        delta.values().forEach((field, value) -> checks.add(() -> valueProblem(schema, field, value)));
        delta.added().forEach((field, members) -> checks.add(() -> EntityRules.problem(schema, field, JsonValues.texts(
                members))));
        delta.puts()
                .forEach((field, items) -> checks.add(() -> EntityRules.problem(schema, field, wholeItems(schema.rule(
                        field), items))));
        return checks.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    private static Optional<FieldProblem> valueProblem(EntitySchema schema, String field, JsonNode value) {
        if (JsonValues.isAbsent(value) && schema.required().contains(field)) {
            return Optional.of(new FieldProblem(field, FieldProblem.Reason.INVALID, field + " can't be cleared"));
        }
        return EntityRules.problem(schema, field, value);
    }

    /**
     * The delta with all known texts trimmed and normalised, and plain values in canonical form. Call only with a delta
     * that has no problem.
     */
    public static Delta normalised(EntitySchema schema, Delta delta) {
        Map<String, JsonNode> values = new TreeMap<>();
        delta.values().forEach((field, value) -> values.put(field, value(schema, field, value)));
        Map<String, Map<String, ObjectNode>> puts = new TreeMap<>();
        delta.puts().forEach((field, items) -> puts.put(field, items(schema.rule(field), items)));
        return new Delta(values, members(schema, delta.added()), members(schema, delta.removed()), delta.increments(),
                puts, delta.drops());
    }

    private static JsonNode value(EntitySchema schema, String field, JsonNode value) {
        JsonNode normalised = EntityRules.normalised(schema.rule(field), value);
        JsonNode canonical = CanonicalData.value(schema, field, normalised);
        return canonical == null ? NullNode.getInstance() : canonical;
    }

    private static Map<String, ObjectNode> items(FieldRule rule, Map<String, ObjectNode> items) {
        Map<String, ObjectNode> result = new TreeMap<>();
        items.forEach((key, item) -> result.put(key, (ObjectNode) rule.normalise().apply(item)));
        return result;
    }

    private static Map<String, Set<String>> members(EntitySchema schema, Map<String, Set<String>> members) {
        Map<String, Set<String>> result = new TreeMap<>();
        members.forEach((field, texts) -> {
            JsonNode normalised = EntityRules.normalised(schema.rule(field), JsonValues.texts(texts));
            result.put(field, new TreeSet<>(JsonValues.texts(normalised)));
        });
        return result;
    }

    private static ArrayNode wholeItems(FieldRule rule, Map<String, ObjectNode> items) {
        ArrayNode array = JsonValues.array();
        items.forEach((key, item) -> array.add(item.deepCopy().put(rule.keyName(), key)));
        return array;
    }
}
