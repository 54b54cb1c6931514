package org.woodshed.server.v1;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.woodshed.protocol.V1Status;
import org.woodshed.server.auth.Devices;
import org.woodshed.server.changes.Author;
import org.woodshed.server.storage.Device;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.Storage;
import org.woodshed.server.storage.TypeCount;

/** {@code GET /api/sync/status}: how an account stands. Thread-safe. */
public final class StatusStep {
    private final Storage storage;
    private final Devices devices;

    public StatusStep(Storage storage, Devices devices) {
        this.storage = storage;
        this.devices = devices;
    }

    public V1Status answer(Author author) {
        List<Device> all = devices.list(author.userId());
        Instant lastSync = all.stream().filter(device -> device.deviceId().equals(author.deviceId())).map(
                Device::lastSeenAt).findFirst().orElse(Instant.EPOCH);
        return storage.readLog(author.userId(), log -> status(log, lastSync, all.size()));
    }

    private static V1Status status(LogReader log, Instant lastSync, int devices) {
        Map<String, Long> counts = new TreeMap<>();
        for (Kind kind : Kind.values()) {
            counts.put(kind.wireName(), 0L);
        }
        long living = 0;
        long tombstones = 0;
        for (TypeCount count : log.counts()) {
            if (count.deleted()) {
                tombstones += count.count();
            } else {
                living += count.count();
                counts.put(Kind.of(count.type()).map(Kind::wireName).orElse(count.type().wireName()), count.count());
            }
        }
        return new V1Status(lastSync, SyncToken.of(log.head().lastSeq()).toString(), devices, living, counts,
                tombstones);
    }
}
