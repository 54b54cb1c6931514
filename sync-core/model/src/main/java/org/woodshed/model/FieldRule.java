package org.woodshed.model;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one known field may hold and how it merges.
 *
 * @param name      the field's name on the wire
 * @param kind      how it changes and merges
 * @param key       for {@link FieldKind#KEYED}: the member that holds each item's key; else null
 * @param maxCount  for sets and keyed collections: how many members new input may have
 * @param check     refuses a new value, or an item's or a member's, with a reason
 * @param normalise trims and normalises texts; called only with values that {@code check} would look at
 */
public record FieldRule(String name, FieldKind kind, @Nullable String key, int maxCount, Check check,
        UnaryOperator<JsonNode> normalise) {

    /** Looks at one value; answers what is wrong with it. Null and absent are never passed. */
    @FunctionalInterface
    public interface Check {
        Optional<FieldProblem> problem(String path, JsonNode value);
    }

    static FieldRule single(String name, FieldKind kind, Check check, UnaryOperator<JsonNode> normalise) {
        return new FieldRule(name, kind, null, 1, check, normalise);
    }

    static FieldRule set(String name, int maxCount, Check memberCheck, UnaryOperator<JsonNode> normalise) {
        return new FieldRule(name, FieldKind.SET, null, maxCount, memberCheck, normalise);
    }

    static FieldRule keyed(String name, String key, int maxCount, Check itemCheck, UnaryOperator<JsonNode> normalise) {
        return new FieldRule(name, FieldKind.KEYED, key, maxCount, itemCheck, normalise);
    }

    /** What a field no version of this code knows is taken for: a register with any value. */
    public static FieldRule unknown(String name) {
        return single(name, FieldKind.REGISTER, (path, value) -> Optional.empty(), UnaryOperator.identity());
    }

    /** The member holding each item's key. Only for keyed fields. */
    public String keyName() {
        if (key == null) {
            throw new IllegalStateException(name + " is not a keyed field");
        }
        return key;
    }
}
