package org.woodshed.server.storage;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.ChangeId;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.UserId;

/**
 * What a transaction on a log needs to know when it starts, so that all of it is read at once.
 *
 * @param userId    whose log
 * @param deviceId  who asks, if the transaction has to make sure that the device is still signed in; else null
 * @param epoch     of the device's tokens
 * @param keys      the entities it is about; only for writing
 * @param changeIds changes that may have been here before; only for writing
 */
public record LogAccess(UserId userId, @Nullable DeviceId deviceId, long epoch, Collection<EntityKey> keys,
        Collection<ChangeId> changeIds) {
    public LogAccess {
        keys = List.copyOf(keys);
        changeIds = List.copyOf(changeIds);
    }

    /** For somebody who was let in before. */
    public static LogAccess to(UserId userId) {
        return new LogAccess(userId, null, 0, List.of(), List.of());
    }

    /** The same for a device that is looked at in this transaction. */
    public LogAccess by(DeviceId asking, long itsEpoch) {
        return new LogAccess(userId, asking, itsEpoch, keys, changeIds);
    }

    public LogAccess about(Collection<EntityKey> newKeys, Collection<ChangeId> newChangeIds) {
        return new LogAccess(userId, deviceId, epoch, newKeys, newChangeIds);
    }
}
