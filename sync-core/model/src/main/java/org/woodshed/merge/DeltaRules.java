package org.woodshed.merge;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.woodshed.model.EntityRules;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.FieldProblem;
import org.woodshed.model.FieldRule;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks and normalises a delta as new input, by the same field rules that bind whole entities. Pure. */
public final class DeltaRules {
    private DeltaRules() {}

    /** The first thing wrong with a delta. */
    public static Optional<FieldProblem> problem(EntitySchema schema, Delta delta) {
        for (Map.Entry<String, JsonNode> field : delta.values().entrySet()) {
            boolean cleared = JsonValues.isAbsent(field.getValue());
            Optional<FieldProblem> problem = cleared && schema.required().contains(field.getKey()) ? Optional.of(
                    new FieldProblem(field.getKey(), FieldProblem.Reason.INVALID, field.getKey()
                            + " can't be cleared"))
                    : EntityRules.problem(schema, field.getKey(), field.getValue());
            if (problem.isPresent()) {
                return problem;
            }
        }
        for (Map.Entry<String, Set<String>> field : delta.added().entrySet()) {
            Optional<FieldProblem> problem = EntityRules.problem(schema, field.getKey(), JsonValues.texts(field
                    .getValue()));
            if (problem.isPresent()) {
                return problem;
            }
        }
        for (Map.Entry<String, Map<String, ObjectNode>> field : delta.puts().entrySet()) {
            Optional<FieldProblem> problem = EntityRules.problem(schema, field.getKey(), wholeItems(schema.rule(field
                    .getKey()), field.getValue()));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** The delta with all known texts trimmed and normalised. Call only with a delta that has no problem. */
    public static Delta normalised(EntitySchema schema, Delta delta) {
        Map<String, JsonNode> values = new TreeMap<>();
        delta.values().forEach((field, value) -> values.put(field, EntityRules.normalised(schema.rule(field), value)));
        Map<String, Map<String, ObjectNode>> puts = new TreeMap<>();
        delta.puts().forEach((field, items) -> items.forEach((key, item) -> puts.computeIfAbsent(field,
                name -> new TreeMap<>()).put(key, (ObjectNode) schema.rule(field).normalise().apply(item))));
        return new Delta(values, members(schema, delta.added()), members(schema, delta.removed()), delta.increments(),
                puts, delta.drops());
    }

    private static Map<String, Set<String>> members(EntitySchema schema, Map<String, Set<String>> members) {
        Map<String, Set<String>> result = new TreeMap<>();
        members.forEach((field, texts) -> result.put(field, new TreeSet<>(JsonValues.texts(EntityRules.normalised(schema
                .rule(field), JsonValues.texts(texts))))));
        return result;
    }

    private static ArrayNode wholeItems(FieldRule rule, Map<String, ObjectNode> items) {
        ArrayNode array = JsonValues.array();
        items.forEach((key, item) -> array.add(item.deepCopy().put(rule.keyName(), key)));
        return array;
    }
}
