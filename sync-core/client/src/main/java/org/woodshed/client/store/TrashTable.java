package org.woodshed.client.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.woodshed.client.logbook.TrashItem;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.protocol.Json;
import tools.jackson.databind.node.ObjectNode;

/** What was deleted, whole. Written by the views' writer. */
final class TrashTable {
    private static final Duration KEPT = Duration.ofDays(30);

    private TrashTable() {}

    public static List<TrashItem> all(Handle handle, Instant now) {
        return handle
                .createQuery("select entity_type, entity_id, data, deleted_at from trash where deleted_at > :oldest"
                        + " order by deleted_at desc")
                .bind("oldest", now.minus(KEPT).toEpochMilli()).map((row,
                        context) -> new TrashItem(new EntityState(Rows.key(row), 0, true, Json.readStored(row.getString(
                                "data"))), Instant.ofEpochMilli(row.getLong("deleted_at"))))
                .list();
    }

    /** Drops what is too old, and tells how much that was. */
    public static int drop(Handle handle, Instant now) {
        return Sql.update(handle, "delete from trash where deleted_at <= ?", now.minus(KEPT).toEpochMilli());
    }

    public static Optional<ObjectNode> find(Handle handle, EntityKey key) {
        return handle.createQuery("select data from trash where entity_type = :type and entity_id = :id").bind("type",
                key.type().wireName()).bind("id", key.id().value()).mapTo(String.class).map(Json::readStored).findOne();
    }
}
