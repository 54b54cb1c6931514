package org.woodshed.model;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks and normalises the whole data of an entity, as new input. The same rules bind on the laptop, where it is
 * typed, and on the server, where it arrives. Pure.
 */
public final class EntityRules {
    /** The hard bound of an entity, in bytes of its canonical JSON. */
    public static final int MAX_ENTITY_BYTES = 128 * 1024;

    private EntityRules() {}

    /** The first thing wrong with data that is to become a new entity. */
    public static Optional<FieldProblem> problem(EntitySchema schema, ObjectNode data) {
        for (String required : schema.required()) {
            if (JsonValues.isAbsent(data.get(required))) {
                return Checks.invalid(required, "is missing");
            }
        }
        return data.properties().stream().flatMap(field -> problem(schema, field.getKey(), field.getValue()).stream())
                .findFirst();
    }

    /** What is wrong with one field's whole new value. */
    public static Optional<FieldProblem> problem(EntitySchema schema, String field, JsonNode value) {
        FieldRule rule = schema.knownRule(field);
        if (rule == null || value.isNull()) {
            return Optional.empty();
        }
        return switch (rule.kind()) {
            case SET, KEYED -> membersProblem(rule, value);
            default -> rule.check().problem(field, value);
        };
    }

    private static Optional<FieldProblem> membersProblem(FieldRule rule, JsonNode value) {
        if (!value.isArray()) {
            return Checks.invalid(rule.name(), "must be a list");
        }
        if (value.size() > rule.maxCount()) {
            return Optional.of(FieldProblem.tooLong(rule.name(), rule.name() + " has more than " + rule.maxCount()
                    + " members"));
        }
        for (JsonNode member : value) {
            Optional<FieldProblem> problem = rule.check().problem(rule.name(), member);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** A canonical copy with all known texts trimmed and normalised. Call only with data that has no problem. */
    public static ObjectNode normalised(EntitySchema schema, ObjectNode data) {
        ObjectNode result = JsonValues.object();
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            result.set(field.getKey(), normalised(schema.rule(field.getKey()), field.getValue()));
        }
        return CanonicalData.of(schema, result);
    }

    /** One field's value with its texts normalised. */
    public static JsonNode normalised(FieldRule rule, JsonNode value) {
        boolean collection = rule.kind() == FieldKind.SET || rule.kind() == FieldKind.KEYED;
        if (collection && value instanceof ArrayNode array) {
            ArrayNode members = JsonValues.array();
            array.forEach(member -> members.add(rule.normalise().apply(member)));
            return members;
        }
        return rule.normalise().apply(value);
    }
}
