package org.woodshed.server.changes;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.woodshed.merge.Delta;
import org.woodshed.merge.DeltaRules;
import org.woodshed.model.EntityRules;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.FieldKind;
import org.woodshed.model.FieldProblem;
import org.woodshed.model.FieldProblem.Reason;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Schemas;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether the data of a change may come in. The limits bind new input; what a laptop merged from two valid texts, or brings
 * back from a tombstone, may be longer. Pure.
 */
final class Admission {
    /** A merged text is never longer. In code points. */
    static final int MAX_MERGED_TEXT = Schemas.MAX_MERGED_TEXT_LENGTH;
    /** What one device may add to a text at a time: what may be typed, and the line that names it. In code points. */
    private static final int MAX_TYPED_TEXT = 5_100;
    private static final Set<String> BOOKKEEPING = Set.of("id", "version", "deleted");

    private Admission() {}

    /** What is wrong with the whole state of a new entity. */
    static Optional<FieldProblem> ofNew(EntitySchema schema, ObjectNode data) {
        return reservedName(data).or(() -> EntityRules.problem(schema, data));
    }

    /** What is wrong with a whole state that was here before, so that only its shape counts. */
    static Optional<FieldProblem> ofRestored(EntitySchema schema, ObjectNode data) {
        Optional<FieldProblem> problem = ofNew(schema, data);
        if (problem.isEmpty() || problem.get().reason() != Reason.TOO_LONG) {
            return problem;
        }
        return data.properties().stream().flatMap(field -> EntityRules.problem(schema, field.getKey(), field.getValue())
                .stream()).filter(found -> found.reason() != Reason.TOO_LONG).findFirst();
    }

    /** What is wrong with a delta that meets the given data. */
    static Optional<FieldProblem> ofDelta(EntitySchema schema, Delta delta, ObjectNode current) {
        for (String field : delta.fields()) {
            if (BOOKKEEPING.contains(field)) {
                return Optional.of(invalid(field));
            }
        }
        Optional<FieldProblem> problem = DeltaRules.problem(schema, delta);
        return problem.isPresent() && isMergedText(schema, problem.get(), delta, current) ? DeltaRules.problem(schema,
                without(delta, problem.get().field())) : problem;
    }

    private static boolean isMergedText(EntitySchema schema, FieldProblem problem, Delta delta, ObjectNode current) {
        String field = problem.field();
        JsonNode text = delta.values().get(field);
        if (problem.reason() != Reason.TOO_LONG || schema.rule(field).kind() != FieldKind.TEXT || text == null) {
            return false;
        }
        int length = length(text.asString(""));
        String present = JsonValues.text(current, field);
        return length <= MAX_MERGED_TEXT && length <= MAX_TYPED_TEXT + (present == null ? 0 : length(present));
    }

    private static Delta without(Delta delta, String field) {
        Map<String, JsonNode> others = new TreeMap<>(delta.values());
        others.remove(field);
        return new Delta(others, delta.added(), delta.removed(), delta.increments(), delta.puts(), delta.drops());
    }

    private static Optional<FieldProblem> reservedName(ObjectNode data) {
        for (String field : data.propertyNames()) {
            if (field.startsWith("$") || BOOKKEEPING.contains(field)) {
                return Optional.of(invalid(field));
            }
        }
        return Optional.empty();
    }

    private static FieldProblem invalid(String field) {
        return new FieldProblem(field, Reason.INVALID, field + " is no field of an entity");
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
