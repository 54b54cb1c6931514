package org.woodshed.protocol;

import java.time.Instant;
import java.util.List;
import org.woodshed.model.DeviceId;

/** The devices of an account. */
public record DeviceList(List<Item> devices) {
    /**
     * One device.
     *
     * @param cursor    the last seq it said it had applied
     * @param connected true if it has a socket open
     * @param current   true for the device that asks
     */
    public record Item(DeviceId id, String name, Instant lastSeenAt, Long cursor, Boolean connected, Boolean current) {}

    /** @throws IllegalArgumentException if the list is missing */
    public DeviceList {
        Required.present("devices", devices);
    }
}
