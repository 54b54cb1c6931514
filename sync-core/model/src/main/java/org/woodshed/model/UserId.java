package org.woodshed.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one account on one server. Immutable; equal when the text is equal. */
public record UserId(@JsonValue String value) implements Comparable<UserId> {
    /** @throws IllegalArgumentException if the text is not 1…64 of {@code [A-Za-z0-9._:-]} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UserId {
        Identifiers.require(value, "a user id");
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
