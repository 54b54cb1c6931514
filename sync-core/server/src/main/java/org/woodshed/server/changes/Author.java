package org.woodshed.server.changes;

import org.jspecify.annotations.Nullable;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.server.storage.LogAccess;

/**
 * Who sends changes.
 *
 * @param epoch of the device's tokens, if the transaction that takes the changes is to make sure that it is still signed
 *              in; null if that was done before
 */
public record Author(UserId userId, DeviceId deviceId, @Nullable Long epoch) {
    /** Somebody who was let in before. */
    public Author(UserId userId, DeviceId deviceId) {
        this(userId, deviceId, null);
    }

    LogAccess access() {
        LogAccess access = LogAccess.to(userId);
        return epoch == null ? access : access.by(deviceId, epoch);
    }
}
