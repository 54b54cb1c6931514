package org.woodshed.client.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.woodshed.client.history.KnownState;
import org.woodshed.client.outbox.Origin;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Json;

/** Earlier states of entities. Written by {@link HistoryWriter}. */
final class HistoryTable {
    private HistoryTable() {}

    /** What was kept of an entity, oldest first. */
    static List<KnownState> of(Handle handle, EntityKey key) {
        return handle
                .createQuery("select * from history where entity_type = :type and entity_id = :id order by position")
                .bind("type", key.type().wireName()).bind("id", key.id().value())
                .map((row, context) -> new KnownState(Json.readStored(row.getString("data")), row.getBoolean(
                        "deleted"), row.getBoolean("set_aside"), row.getBoolean("by_other"), row.getString("device"),
                        Instant.ofEpochMilli(row.getLong("changed_at"))))
                .list();
    }

    /** Which other laptop changed it last, as far as is known here. */
    static Optional<Origin> lastOther(Handle handle, EntityKey key) {
        return handle.createQuery("select device, changed_at from history where entity_type = :type and entity_id = :id"
                + " and by_other order by position desc limit 1")
                .bind("type", key.type().wireName()).bind("id", key.id().value())
                .map((row, context) -> new Origin(row.getString("device"), Rows.instant(row, "changed_at"))).findOne();
    }
}
