package org.woodshed.protocol;

import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityType;

/**
 * A written state that is not valid.
 *
 * @param reason one of the reason codes of version 2
 */
public record V1Refusal(EntityType entityType, EntityId entityId, String reason, @Nullable String field) {
    /** @throws IllegalArgumentException if a part is missing */
    public V1Refusal {
        Required.present("entityType", entityType);
        Required.present("entityId", entityId);
        Required.present("reason", reason);
    }
}
