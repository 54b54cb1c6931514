package org.woodshed.server.storage;

import java.time.Instant;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;

/**
 * When a device was last heard of, and the cursors it then said it had applied.
 *
 * @param cursor     of version 2; 0 if it said none
 * @param listCursor of the op log; 0 if it said none
 */
public record DeviceSighting(UserId userId, DeviceId deviceId, Instant seenAt, long cursor, long listCursor) {
    /** The later of the two sightings, with the higher of each cursor. */
    public DeviceSighting and(DeviceSighting later) {
        return new DeviceSighting(userId, deviceId, later.seenAt, Math.max(cursor, later.cursor), Math.max(listCursor,
                later.listCursor));
    }
}
