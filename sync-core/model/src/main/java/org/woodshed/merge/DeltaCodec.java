package org.woodshed.merge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.woodshed.model.CanonicalData;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.FieldKind;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Deltas as they stand in a change's {@code data}. Pure. */
public final class DeltaCodec {
    static final String ADD = "$add";
    static final String REMOVE = "$remove";
    static final String INCREMENT = "$inc";
    static final String PUT = "$put";
    static final String DROP = "$drop";
    private static final Set<String> OPERATORS = Set.of(ADD, REMOVE, INCREMENT, PUT, DROP);

    private DeltaCodec() {}

    /**
     * Reads a delta.
     *
     * @throws DeltaException if an operator is malformed, is used on a field of another kind, or meets the plain form
     *                        of its own field in the same change
     */
    public static Delta read(EntitySchema schema, ObjectNode data) throws DeltaException {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            if (!field.getKey().startsWith("$")) {
                values.put(field.getKey(), field.getValue());
            } else if (!OPERATORS.contains(field.getKey())) {
                throw DeltaException.invalid(field.getKey(), "is no operator of this version");
            }
        }
        refuseTwoForms(data);
        return new Delta(values,
                members(schema, data, ADD, FieldKind.SET),
                members(schema, data, REMOVE, FieldKind.SET),
                increments(schema, data),
                puts(schema, data),
                members(schema, data, DROP, FieldKind.KEYED));
    }

    /** Writes a delta; the result is a new object. */
    public static ObjectNode write(Delta delta) {
        ObjectNode data = JsonValues.object();
        delta.values().forEach(data::set);
        writeMembers(data, ADD, delta.added());
        writeMembers(data, REMOVE, delta.removed());
        if (!delta.increments().isEmpty()) {
            ObjectNode increments = data.putObject(INCREMENT);
            delta.increments().forEach((field, amount) -> increments.set(field, Deltas.number(amount)));
        }
        if (!delta.puts().isEmpty()) {
            ObjectNode puts = data.putObject(PUT);
            delta.puts().forEach((field, items) -> items.forEach(puts.withObjectProperty(field)::set));
        }
        writeMembers(data, DROP, delta.drops());
        return data;
    }

    private static void writeMembers(ObjectNode data, String operator, Map<String, Set<String>> members) {
        if (!members.isEmpty()) {
            ObjectNode fields = data.putObject(operator);
            members.forEach((field, texts) -> fields.set(field, CanonicalData.set(texts)));
        }
    }

    private static Map<String, Set<String>> members(EntitySchema schema, ObjectNode data, String operator,
            FieldKind kind) throws DeltaException {
        Map<String, Set<String>> result = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : operands(schema, data, operator, kind).entrySet()) {
            if (!field.getValue().isArray()) {
                throw DeltaException.invalid(field.getKey(), "must be a list in " + operator);
            }
            for (JsonNode member : field.getValue()) {
                if (!member.isString()) {
                    throw DeltaException.invalid(field.getKey(), "must hold texts only in " + operator);
                }
            }
            Set<String> texts = new TreeSet<>(JsonValues.texts(field.getValue()));
            if (!texts.isEmpty()) {
                result.put(field.getKey(), texts);
            }
        }
        return result;
    }

    private static Map<String, Long> increments(EntitySchema schema, ObjectNode data) throws DeltaException {
        Map<String, Long> result = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : operands(schema, data, INCREMENT, FieldKind.COUNTER).entrySet()) {
            if (!field.getValue().isIntegralNumber()) {
                throw DeltaException.invalid(field.getKey(), "must be a whole number in $inc");
            }
            result.put(field.getKey(), field.getValue().longValue());
        }
        return result;
    }

    private static Map<String, Map<String, ObjectNode>> puts(EntitySchema schema, ObjectNode data)
            throws DeltaException {
        Map<String, Map<String, ObjectNode>> result = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : operands(schema, data, PUT, FieldKind.KEYED).entrySet()) {
            if (!(field.getValue() instanceof ObjectNode keyed)) {
                throw DeltaException.invalid(field.getKey(), "must be an object of items in $put");
            }
            String keyName = schema.rule(field.getKey()).keyName();
            Map<String, ObjectNode> items = new TreeMap<>();
            for (Map.Entry<String, JsonNode> item : keyed.properties()) {
                items.put(item.getKey(), putItem(field.getKey(), keyName, item));
            }
            if (!items.isEmpty()) {
                result.put(field.getKey(), items);
            }
        }
        return result;
    }

    private static ObjectNode putItem(String field, String keyName, Map.Entry<String, JsonNode> item)
            throws DeltaException {
        if (!(item.getValue() instanceof ObjectNode object)) {
            throw DeltaException.invalid(field + "." + item.getKey(), "must be an object in $put");
        }
        JsonNode key = object.get(keyName);
        if (key != null && !(key.isString() && key.stringValue().equals(item.getKey()))) {
            throw DeltaException.invalid(field + "." + item.getKey(), "holds another key");
        }
        return object;
    }

    private static Map<String, JsonNode> operands(EntitySchema schema, ObjectNode data, String operator, FieldKind kind)
            throws DeltaException {
        JsonNode operands = data.get(operator);
        if (operands == null) {
            return Map.of();
        }
        if (!(operands instanceof ObjectNode object)) {
            throw DeltaException.invalid(operator, "must be an object of fields");
        }
        Map<String, JsonNode> result = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (schema.rule(field.getKey()).kind() != kind) {
                throw DeltaException.invalid(field.getKey(), "can't be changed by " + operator);
            }
            result.put(field.getKey(), field.getValue());
        }
        return result;
    }

    private static void refuseTwoForms(ObjectNode data) throws DeltaException {
        for (String operator : OPERATORS) {
            for (String field : data.path(operator).propertyNames()) {
                if (data.has(field)) {
                    throw DeltaException.invalid(field, "stands in plain form and in an operator");
                }
            }
        }
    }
}
