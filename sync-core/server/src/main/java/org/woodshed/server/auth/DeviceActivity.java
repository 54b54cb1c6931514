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
     * @param cursor what the device says it has applied
     */
    public void seen(UserId userId, DeviceId deviceId, long cursor) {
        Instant now = clock.instant();
        unwritten.merge(deviceId, new DeviceSighting(userId, deviceId, now, cursor), (before,
                after) -> new DeviceSighting(userId, deviceId, now, Math.max(before.cursor(), after.cursor())));
    }

    /** Writes down what is not written yet. */
    public void write() {
        List<DeviceSighting> sightings = new ArrayList<>();
        for (DeviceId device : List.copyOf(unwritten.keySet())) {
            DeviceSighting sighting = unwritten.remove(device);
            if (sighting != null) {
                sightings.add(sighting);
            }
        }
        // Always in one order: two who lock the same rows must not wait for each other.
        sightings.sort(Comparator.comparing(sighting -> sighting.deviceId().value()));
        if (!sightings.isEmpty()) {
            storage.writeAccounts(accounts -> {
                accounts.record(sightings);
                return true;
            });
        }
    }
}
