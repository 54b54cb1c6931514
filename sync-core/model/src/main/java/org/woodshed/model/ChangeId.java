package org.woodshed.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one change of one user; sending the same change again carries the same id, so it is applied once. Immutable; equal when the text is equal. */
public record ChangeId(@JsonValue String value) implements Comparable<ChangeId> {
    /** @throws IllegalArgumentException if the text is not 1…64 of {@code [A-Za-z0-9._:-]} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ChangeId {
        Identifiers.require(value, "a change id");
    }

    @Override
    public int compareTo(ChangeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
