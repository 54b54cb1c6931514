package org.woodshed.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityType;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change to one entity, as a laptop sends it.
 *
 * @param baseVersion the entity's version that this change was made from; 0 = never synced
 * @param timestamp   when it was made, by the laptop's clock; nothing is decided by it
 * @param data        CREATED: the whole state; UPDATED: a delta; DELETED: may be absent
 */
public record Change(ChangeId changeId, ChangeType type, EntityType entityType, EntityId entityId, Long baseVersion,
        @Nullable Instant timestamp, @Nullable JsonNode data) {
    /** @throws IllegalArgumentException if part of the envelope is missing */
    public Change {
        Required.present("changeId", changeId);
        Required.present("type", type);
        Required.present("entityType", entityType);
        Required.present("entityId", entityId);
        Required.notNegative("baseVersion", baseVersion);
    }

    public EntityKey key() {
        return new EntityKey(entityType, entityId);
    }

    /** SHA-256 over the canonical change without its time: what tells a repeated change from a reused id. */
    public String contentHash() {
        ObjectNode content = JsonValues.object().put("changeId", changeId.value()).put("type", type.name()).put(
                "entityType", entityType.wireName()).put("entityId", entityId.value()).put("baseVersion", baseVersion);
        if (data != null) {
            content.set("data", data);
        }
        return CanonicalJson.sha256(content);
    }
}
