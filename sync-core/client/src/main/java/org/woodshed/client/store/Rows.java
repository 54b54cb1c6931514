package org.woodshed.client.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.Json;
import org.woodshed.client.outbox.OutboxItem;
import org.woodshed.client.outbox.PendingChange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads rows of the store's tables into the core's types. */
final class Rows {
    private Rows() {}

    static EntityKey key(ResultSet row) throws SQLException {
        return new EntityKey(new EntityType(row.getString("entity_type")), new EntityId(row.getString("entity_id")));
    }

    static EntityState shadow(ResultSet row) throws SQLException {
        return new EntityState(key(row), row.getLong("version"), row.getBoolean("deleted"), Json.readStored(row
                .getString("data")));
    }

    static PendingChange pendingChange(ResultSet row) throws SQLException {
        return new PendingChange(new ChangeId(row.getString("change_id")), key(row), ChangeType.valueOf(row.getString(
                "type")), row.getLong("base_version"), Json.readStored(row.getString("base")), Json.readStored(
                        row
                                .getString("data")),
                Instant.ofEpochMilli(row.getLong("created_at")), OutboxItem.State.valueOf(
                        row.getString("state")),
                row.getInt("attempts"), row.getString("last_error"), instant(
                        row, "next_attempt_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    /** A value that may be none, as the conflicts table has it: wrapped, because a bare value is no JSON object. */
    static @Nullable JsonNode value(@Nullable String column) {
        return column == null ? null : Json.readStored(column).get("value");
    }

    static @Nullable String column(@Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        ObjectNode wrapped = JsonValues.object();
        wrapped.set("value", value);
        return Json.write(wrapped);
    }
}
