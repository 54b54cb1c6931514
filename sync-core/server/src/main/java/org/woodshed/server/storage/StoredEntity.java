package org.woodshed.server.storage;

import java.time.Instant;
import org.woodshed.merge.FieldVersions;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityState;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.ServerChange;

/**
 * An entity as the server keeps it.
 *
 * @param data      the state's data in canonical form: what is stored, hashed and measured, and written only once
 * @param versions  which version last changed each of its paths
 * @param seq       of its last change
 * @param seqCheck  the random text of that seq
 * @param deviceId  who made the last change
 * @param changedAt when, by the server's clock
 * @param itemHash  its part of the digest
 */
public record StoredEntity(EntityState state, String data, FieldVersions versions, long seq, String seqCheck,
        DeviceId deviceId, Instant changedAt, long itemHash) {

    public ServerChange toServerChange() {
        return new ServerChange(seq, state.deleted() ? ChangeType.DELETED : ChangeType.UPDATED, state.type(), state
                .id(), state.version(), deviceId, changedAt, state.data());
    }
}
