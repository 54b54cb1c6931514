package org.woodshed.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the server's log holds at one seq: an entity's whole state.
 *
 * @param type     UPDATED or DELETED
 * @param deviceId the device that made the change
 */
public record ServerChange(Long seq, ChangeType type, EntityType entityType, EntityId entityId, Long version,
        @Nullable DeviceId deviceId, @Nullable Instant serverTime, ObjectNode data) {
    /** @throws IllegalArgumentException if a part is missing */
    public ServerChange {
        Required.notNegative("seq", seq);
        Required.present("type", type);
        Required.present("entityType", entityType);
        Required.present("entityId", entityId);
        Required.notNegative("version", version);
        Required.present("data", data);
    }

    public EntityState state() {
        return new EntityState(new EntityKey(entityType, entityId), version, type == ChangeType.DELETED, data);
    }
}
