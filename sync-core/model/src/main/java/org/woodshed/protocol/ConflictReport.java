package org.woodshed.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.ChangeId;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why a change was not applied, and what it met.
 *
 * @param reason one of {@code fields_overlap, deleted, dropped_key, different_piece}
 * @param fields the paths that overlap
 */
public record ConflictReport(ChangeId changeId, String reason, List<String> fields, EntityType entityType,
        EntityId entityId, Remote remote) {

    /** The entity as the server has it, and who made it so. */
    public record Remote(Long version, @Nullable DeviceId deviceId, @Nullable String deviceName,
            @Nullable Instant serverTime, Boolean deleted, ObjectNode data) {
        /** @throws IllegalArgumentException if a part is missing */
        public Remote {
            Required.notNegative("version", version);
            Required.present("deleted", deleted);
            Required.present("data", data);
        }
    }

    /** @throws IllegalArgumentException if a part is missing */
    public ConflictReport {
        Required.present("changeId", changeId);
        Required.present("reason", reason);
        Required.present("fields", fields);
        Required.present("entityType", entityType);
        Required.present("entityId", entityId);
        Required.present("remote", remote);
    }

    public EntityState remoteState() {
        return new EntityState(new EntityKey(entityType, entityId), remote.version(), remote.deleted(), remote.data());
    }
}
