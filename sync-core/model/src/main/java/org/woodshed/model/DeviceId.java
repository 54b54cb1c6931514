package org.woodshed.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one data folder of one laptop (the wire's {@code deviceId}, {@code clientId} and list actor). Immutable; equal when the text is equal. */
public record DeviceId(@JsonValue String value) implements Comparable<DeviceId> {
    /** @throws IllegalArgumentException if the text is not 1…64 of {@code [A-Za-z0-9._:-]} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeviceId {
        Identifiers.require(value, "a device id");
    }

    @Override
    public int compareTo(DeviceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
