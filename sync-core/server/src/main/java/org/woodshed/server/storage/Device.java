package org.woodshed.server.storage;

import java.time.Instant;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;

/**
 * One data folder on one laptop.
 *
 * @param cursor  the last seq it said it had applied
 * @param epoch   counts how often its tokens were all called in; a token of an earlier epoch is worth nothing
 * @param revoked true from its removal until it signs in again
 */
public record Device(UserId userId, DeviceId deviceId, String name, Instant createdAt, Instant lastSeenAt, long cursor,
        long epoch, boolean revoked) {

    public Device withName(String newName) {
        return new Device(userId, deviceId, newName, createdAt, lastSeenAt, cursor, epoch, revoked);
    }

    /** The device with all its present tokens called in. */
    public Device calledIn(boolean nowRevoked) {
        return new Device(userId, deviceId, name, createdAt, lastSeenAt, cursor, epoch + 1, nowRevoked);
    }

    public Device seen(Instant at, long newCursor) {
        return new Device(userId, deviceId, name, createdAt, at, newCursor, epoch, revoked);
    }

    public Device signedIn(String newName, Instant now) {
        return new Device(userId, deviceId, newName, createdAt, now, cursor, epoch, false);
    }
}
