package org.woodshed.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The kind of an entity, by its name on the wire (lower-case snake_case). Types this version does not know are values
 * like any other, so that entities of a newer app are kept and sent back untouched.
 */
public record EntityType(@JsonValue String wireName) implements Comparable<EntityType> {
    public static final EntityType LOGBOOK_ENTRY = new EntityType("logbook_entry");
    public static final EntityType PIECE = new EntityType("piece");
    public static final EntityType GOAL = new EntityType("goal");
    /** A choice that holds on all laptops of an account, by its id: {@code {"value": …}}. */
    public static final EntityType SETTING = new EntityType("setting");
    /** Travels in the same log, but is no entity: it can't be the subject of a change. */
    public static final EntityType LIST_OPERATION = new EntityType("list_operation");

    /** @throws IllegalArgumentException if the name is not 1…64 of {@code [a-z0-9_]} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EntityType {
        if (!validName(wireName)) {
            throw new IllegalArgumentException("an entity type must be 1 to 64 of a-z 0-9 _");
        }
    }

    @Override
    public int compareTo(EntityType other) {
        return wireName.compareTo(other.wireName);
    }

    @Override
    public String toString() {
        return wireName;
    }

    private static boolean validName(String name) {
        return !name.isEmpty() && name.length() <= Identifiers.MAX_LENGTH
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
    }
}
