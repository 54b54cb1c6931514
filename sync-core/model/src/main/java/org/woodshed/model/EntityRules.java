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

    /**
     * How deep data may be nested, itself included: what fits into a request (32 levels), where it is the fourth level.
     */
    public static final int MAX_DATA_DEPTH = 29;

    private EntityRules() {}

    /** The first thing wrong with data that is to become a new entity. */
    public static Optional<FieldProblem> problem(EntitySchema schema, ObjectNode data) {
        for (String required : schema.required()) {
            if (JsonValues.isAbsent(data.get(required))) {
                return Checks.invalid(required, "is missing");
            }
        }
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            Optional<FieldProblem> problem = problem(schema, field.getKey(), field.getValue());
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** What is wrong with one field's whole new value. Texts are measured as they will be stored: normalised. */
    public static Optional<FieldProblem> problem(EntitySchema schema, String field, JsonNode value) {
        if (field.startsWith("$")) {
            return Checks.invalid(field, "is no field of an entity");
        }
        if (isDeeperThan(MAX_DATA_DEPTH - 1, value)) {
            return Checks.invalid(field, "is nested too deep");
        }
        FieldRule rule = schema.knownRule(field);
        if (rule == null || value.isNull()) {
            return Optional.empty();
        }
        JsonNode normalised = normalised(rule, value);
        return switch (rule.kind()) {
            case SET, KEYED -> membersProblem(schema, rule, normalised);
            default -> rule.check().problem(field, normalised);
        };
    }

    /**
     * The first collection that an edit makes larger than it may be. One that is too large already, because two laptops'
     * members came together, may stay so: only what is typed is bound.
     */
    public static Optional<FieldProblem> overfull(EntitySchema schema, ObjectNode before, ObjectNode after) {
        for (Map.Entry<String, JsonNode> field : after.properties()) {
            FieldRule rule = schema.knownRule(field.getKey());
            if (rule != null && isCollection(rule) && field.getValue().size() > rule.maxCount()
                    && field.getValue().size() > before.path(field.getKey()).size()) {
                return tooMany(rule);
            }
        }
        return Optional.empty();
    }

    private static boolean isCollection(FieldRule rule) {
        return rule.kind() == FieldKind.SET || rule.kind() == FieldKind.KEYED;
    }

    private static Optional<FieldProblem> tooMany(FieldRule rule) {
        return Optional.of(FieldProblem.tooLong(rule.name(), rule.name() + " has more than " + rule.maxCount()
                + " members"));
    }

    private static Optional<FieldProblem> membersProblem(EntitySchema schema, FieldRule rule, JsonNode value) {
        if (!value.isArray()) {
            return Checks.invalid(rule.name(), "must be a list");
        }
        for (JsonNode member : value) {
            Optional<FieldProblem> problem = rule.check().problem(memberPath(rule, member), member);
            if (problem.isPresent()) {
                return problem;
            }
        }
        JsonNode distinct = CanonicalData.value(schema, rule.name(), value);
        if (distinct != null && distinct.size() > rule.maxCount()) {
            return tooMany(rule);
        }
        return Optional.empty();
    }

    private static String memberPath(FieldRule rule, JsonNode member) {
        String key = rule.kind() == FieldKind.KEYED ? member.path(rule.keyName()).asString("") : "";
        return Identifiers.valid(key) ? rule.name() + "." + key : rule.name();
    }

    private static boolean isDeeperThan(int levels, JsonNode value) {
        if (!value.isContainer()) {
            return false;
        }
        if (levels == 0) {
            return true;
        }
        for (JsonNode member : value) {
            if (isDeeperThan(levels - 1, member)) {
                return true;
            }
        }
        return false;
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
        if (isCollection(rule) && value instanceof ArrayNode array) {
            ArrayNode members = JsonValues.array();
            array.forEach(member -> members.add(rule.normalise().apply(member)));
            return members;
        }
        return rule.normalise().apply(value);
    }
}
