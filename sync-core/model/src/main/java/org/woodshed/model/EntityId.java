package org.woodshed.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one entity for ever: made on the device that creates it, never replaced by the server. Immutable; equal when the text is equal. */
public record EntityId(@JsonValue String value) implements Comparable<EntityId> {
    /** @throws IllegalArgumentException if the text is not 1…64 of {@code [A-Za-z0-9._:-]} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EntityId {
        Identifiers.require(value, "an entity id");
    }

    @Override
    public int compareTo(EntityId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
