package org.woodshed.server.auth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.server.storage.Device;
import org.woodshed.server.storage.DeviceSighting;
import org.woodshed.server.storage.Storage;

/**
 * Remembers when devices were heard of and what they had applied, and writes it down now and then: a request that only
 * reads costs no write. What a crash loses is told again by the device's next request. Thread-safe.
 */
public final class DeviceActivity {
    private final Storage storage;
    private final InstantSource clock;
    private final Map<DeviceId, DeviceSighting> unwritten = new ConcurrentHashMap<>();

    DeviceActivity(Storage storage, InstantSource clock) {
        this.storage = storage;
        this.clock = clock;
    }

    /**
     * Counts a device as heard of just now.
     *
     * @param cursor what the device says it has applied by version 2
     */
    public void seen(UserId userId, DeviceId deviceId, long cursor) {
        note(new DeviceSighting(userId, deviceId, clock.instant(), cursor, 0));
    }

    /**
     * Counts a device as heard of just now.
     *
     * @param listCursor what the device says it has applied by the op log
     */
    public void seenLists(UserId userId, DeviceId deviceId, long listCursor) {
        note(new DeviceSighting(userId, deviceId, clock.instant(), 0, listCursor));
    }

    private void note(DeviceSighting sighting) {
        unwritten.merge(sighting.deviceId(), sighting, DeviceSighting::and);
    }

    /** The device with what is not written yet. */
    Device upToDate(Device device) {
        DeviceSighting sighting = unwritten.get(device.deviceId());
        return sighting == null || !sighting.userId().equals(device.userId()) ? device
                : device.seen(sighting.seenAt(),
                        Math.max(device.cursor(), sighting.cursor()));
    }

    /** Writes down what is not written yet. */
    public void write() {
        List<DeviceSighting> sightings = new ArrayList<>(unwritten.values());
        // Always in one order: two who lock the same rows must not wait for each other.
        sightings.sort(Comparator.comparing(sighting -> sighting.deviceId().value()));
        if (!sightings.isEmpty()) {
            storage.writeAccounts(accounts -> {
                accounts.record(sightings);
                return true;
            });
            // Only now: until it is written, whoever asks is told from here. What came in meanwhile stays.
            sightings.forEach(sighting -> unwritten.remove(sighting.deviceId(), sighting));
        }
    }
}
