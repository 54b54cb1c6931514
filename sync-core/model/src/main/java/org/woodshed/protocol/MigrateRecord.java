package org.woodshed.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityType;
import tools.jackson.databind.node.ObjectNode;

/**
 * One older record.
 *
 * @param entityId  absent where the older program gave it none: then its id follows from its content
 * @param data      the whole state; may be absent for what was deleted
 * @param version   of the older program's count; nothing is decided by it
 * @param updatedAt when it was last changed; nothing is decided by it
 * @param deletedAt present if it was deleted
 */
public record MigrateRecord(EntityType entityType, @Nullable EntityId entityId, @Nullable ObjectNode data,
        @Nullable Long version, @Nullable Instant updatedAt, @Nullable Instant deletedAt) {
    /** @throws IllegalArgumentException if the type is missing, or there is nothing to tell what it is about */
    public MigrateRecord {
        Required.present("entityType", entityType);
        if (deletedAt == null || entityId == null) {
            Required.present("data", data);
        }
        if (version != null) {
            Required.notNegative("version", version);
        }
    }
}
