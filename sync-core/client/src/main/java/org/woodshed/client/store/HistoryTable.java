package org.woodshed.client.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.woodshed.client.history.ChangedItem;
import org.woodshed.client.history.KnownState;
import org.woodshed.client.outbox.Origin;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Json;

/** Earlier states of entities. Written by {@link HistoryWriter}. */
final class HistoryTable {
    /** An entity that is edited again and again has many rows; so many are looked through for different ones. */
    private static final int ROWS_READ = 2_000;

    private HistoryTable() {}

    /** What was kept of an entity, oldest first. */
    static List<KnownState> of(Handle handle, EntityKey key) {
        return handle
                .createQuery("select h.*, coalesce(h.device, n.name) as who from history h left join device_name n"
                        + " on n.device_id = h.device_id where h.entity_type = :type and h.entity_id = :id order by h.position")
                .bind("type", key.type().wireName()).bind("id", key.id().value())
                .map((row, context) -> new KnownState(Json.readStored(row.getString("data")), row.getBoolean(
                        "deleted"), row.getBoolean("set_aside"), row.getBoolean("by_other"), row.getString("who"),
                        Instant.ofEpochMilli(row.getLong("changed_at"))))
                .list();
    }

    /** What was changed last, here or elsewhere, the latest first, each entity once. */
    static List<ChangedItem> lastChanged(Handle handle, int limit) {
        List<ChangedItem> rows =
                new ArrayList<>(changed(handle, "select entity_type, entity_id, changed_at from history"
                        + " order by position desc limit " + ROWS_READ));
        rows.addAll(changed(handle, "select entity_type, entity_id, created_at as changed_at from outbox"
                + " order by position desc limit " + ROWS_READ));
        rows.sort(Comparator.comparing(ChangedItem::at).reversed());
        Map<EntityKey, ChangedItem> latest = new LinkedHashMap<>();
        rows.forEach(row -> latest.putIfAbsent(row.key(), row));
        return latest.values().stream().limit(limit).toList();
    }

    private static List<ChangedItem> changed(Handle handle, String query) {
        return handle.createQuery(query).map((row, context) -> new ChangedItem(Rows.key(row), Instant.ofEpochMilli(row
                .getLong("changed_at")))).list();
    }

    /** Which other laptop changed it last, as far as is known here. */
    static Optional<Origin> lastOther(Handle handle, EntityKey key) {
        return handle.createQuery("select device, changed_at from history where entity_type = :type and entity_id = :id"
                + " and by_other order by position desc limit 1")
                .bind("type", key.type().wireName()).bind("id", key.id().value())
                .map((row, context) -> new Origin(row.getString("device"), Rows.instant(row, "changed_at"))).findOne();
    }
}
