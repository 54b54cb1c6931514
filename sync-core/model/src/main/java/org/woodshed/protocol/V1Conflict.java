package org.woodshed.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityType;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a written state met.
 *
 * @param localVersion  the version it was made from, if it said one
 * @param remoteVersion the version it met
 * @param reason        {@code overwritten} (it was written, and replaced what another device had put there),
 *                      {@code deleted} or {@code counter} (not written: it needs the version that is there)
 * @param overwritten   what the fields held before; absent where an answer would become too large: the history has it
 */
public record V1Conflict(EntityType entityType, EntityId entityId, @Nullable Long localVersion, Long remoteVersion,
        String reason, List<String> fields, @Nullable ObjectNode overwritten) {
    /** @throws IllegalArgumentException if a part is missing */
    public V1Conflict {
        Required.present("entityType", entityType);
        Required.present("entityId", entityId);
        Required.notNegative("remoteVersion", remoteVersion);
        Required.present("reason", reason);
        Required.present("fields", fields);
    }
}
