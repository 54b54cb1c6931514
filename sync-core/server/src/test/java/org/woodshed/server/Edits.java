package org.woodshed.server;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.PieceIdentity;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import tools.jackson.databind.node.ObjectNode;

/** Makes changes for tests. */
final class Edits {
    private static final Instant NOW = Instant.parse("2026-11-20T18:02:11Z");

    private Edits() {}

    static EntityKey newEntry() {
        return EntityKey.entry(new EntityId(UUID.randomUUID().toString()));
    }

    static EntityKey piece(String title, @Nullable String composer) {
        return EntityKey.piece(PieceIdentity.newId(title, composer, id -> false));
    }

    static Change created(EntityKey key, long base, String data) {
        return change(ChangeType.CREATED, key, base, object(data));
    }

    /** A new entry of 30 minutes with these notes. */
    static Change entry(EntityKey key, String notes) {
        ObjectNode data = object("""
                {"when": {"startedAt": "2026-11-20T17:30:00Z", "zone": "Europe/Berlin", "practiceDate": "2026-11-20"},
                 "durationSeconds": 1800, "type": "practice", "createdAt": "2026-11-20T18:02:11Z"}""");
        return change(ChangeType.CREATED, key, 0, data.put("notes", notes));
    }

    static Change piece(EntityKey key, String title, @Nullable String composer) {
        ObjectNode data = object("{}").put("title", title).put("status", "planned");
        return change(ChangeType.CREATED, key, 0, composer == null ? data : data.put("composer", composer));
    }

    static Change updated(EntityKey key, long base, String delta) {
        return change(ChangeType.UPDATED, key, base, object(delta));
    }

    static Change deleted(EntityKey key, long base) {
        return change(ChangeType.DELETED, key, base, null);
    }

    static Change withId(ChangeId id, Change change) {
        return new Change(id, change.type(), change.entityType(), change.entityId(), change.baseVersion(), change
                .timestamp(), change.data());
    }

    static ObjectNode object(String json) {
        try {
            return Json.readObject(json);
        } catch (JsonException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    private static Change change(ChangeType type, EntityKey key, long base, @Nullable ObjectNode data) {
        return new Change(new ChangeId(UUID.randomUUID().toString()), type, key.type(), key.id(), base, NOW, data);
    }
}
