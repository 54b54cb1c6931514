package org.woodshed.protocol;

import java.time.Instant;
import java.util.Map;

/**
 * How an account stands, by version 1.
 *
 * @param lastSyncTime when this device was last heard of
 * @param entityCount  how many entities there are, without deleted ones
 * @param counts       the same by kind
 * @param tombstones   how many were deleted
 */
public record V1Status(Instant lastSyncTime, String syncToken, Integer deviceCount, Long entityCount,
        Map<String, Long> counts, Long tombstones) {
    /** @throws IllegalArgumentException if a part is missing */
    public V1Status {
        Required.present("lastSyncTime", lastSyncTime);
        Required.present("syncToken", syncToken);
        Required.present("deviceCount", deviceCount);
        Required.present("entityCount", entityCount);
        Required.present("counts", counts);
        Required.present("tombstones", tombstones);
    }
}
