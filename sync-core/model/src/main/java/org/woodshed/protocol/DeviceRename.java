package org.woodshed.protocol;

/** Gives a device another name. */
public record DeviceRename(String name) {
    /** @throws IllegalArgumentException if the name is missing, blank or too long */
    public DeviceRename {
        Required.text("name", name, Limits.MAX_DEVICE_NAME_LENGTH);
        if (name.isBlank()) {
            throw new InvalidPartException("name", "must not be blank");
        }
    }
}
