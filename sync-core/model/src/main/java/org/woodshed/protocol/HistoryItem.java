package org.woodshed.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.ChangeId;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change in an entity's history.
 *
 * @param type  as the device sent it
 * @param delta what the device sent; absent for a deletion
 * @param data  the whole entity after it
 */
public record HistoryItem(Long seq, Long version, ChangeType type, EntityType entityType, EntityId entityId,
        ChangeId changeId, DeviceId deviceId, @Nullable String deviceName, Instant serverTime,
        @Nullable JsonNode delta, ObjectNode data) {
    /** @throws IllegalArgumentException if a part is missing */
    public HistoryItem {
        Required.notNegative("seq", seq);
        Required.notNegative("version", version);
        Required.present("type", type);
        Required.present("entityType", entityType);
        Required.present("entityId", entityId);
        Required.present("changeId", changeId);
        Required.present("deviceId", deviceId);
        Required.present("serverTime", serverTime);
        Required.present("data", data);
    }
}
