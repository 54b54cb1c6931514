package org.woodshed.protocol;

import java.time.Instant;
import java.util.List;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityType;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of whole states, by version 1. Each stands there with {@code id} and {@code version} among its fields.
 *
 * @param syncToken leads on from this page
 * @param timestamp the server's time
 */
public record V1PullResponse(List<ObjectNode> entries, List<ObjectNode> pieces, List<ObjectNode> goals,
        List<Deleted> deleted, String syncToken, Instant timestamp, Boolean hasMore) {
    /** What was deleted. */
    public record Deleted(EntityType entityType, EntityId entityId, Instant deletedAt, Long version) {
        /** @throws IllegalArgumentException if a part is missing */
        public Deleted {
            Required.present("entityType", entityType);
            Required.present("entityId", entityId);
            Required.present("deletedAt", deletedAt);
            Required.notNegative("version", version);
        }
    }

    /** @throws IllegalArgumentException if a part is missing */
    public V1PullResponse {
        Required.present("entries", entries);
        Required.present("pieces", pieces);
        Required.present("goals", goals);
        Required.present("deleted", deleted);
        Required.present("syncToken", syncToken);
        Required.present("timestamp", timestamp);
        Required.present("hasMore", hasMore);
    }
}
