package org.woodshed.client.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.woodshed.client.outbox.EntityWork;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.client.outbox.OutboxItem;
import org.woodshed.client.outbox.PendingChange;
import org.woodshed.merge.Dispute;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;

/** Loads everything known about many entities with three queries per entity type. */
final class WorkLoader {
    /** One entity's work as stored, with the part its shadow has in the digest (0 if it has none). */
    record Loaded(EntityWork work, long itemHash) {}

    private final Handle handle;
    private final Map<EntityKey, Loaded> loaded = new LinkedHashMap<>();

    private WorkLoader(Handle handle) {
        this.handle = handle;
    }

    /** All of the given entities, in the given order; those nothing is known about included. */
    static Map<EntityKey, Loaded> load(Handle handle, Collection<EntityKey> keys) {
        WorkLoader loader = new WorkLoader(handle);
        keys.forEach(key -> loader.loaded.put(key, new Loaded(EntityWork.none(key), 0)));
        Map<EntityType, List<String>> idsByType = new HashMap<>();
        keys.forEach(key -> idsByType.computeIfAbsent(key.type(), type -> new ArrayList<>()).add(key.id().value()));
        idsByType.forEach(loader::load);
        return loader.loaded;
    }

    private void load(EntityType type, List<String> ids) {
        query("shadow", "", type, ids, (row, work, hash) -> new Loaded(new EntityWork(Rows.shadow(row), work.inFlight(),
                work.waiting(), work.conflict()), row.getLong("item_hash")));
        query("outbox", " order by position", type, ids, (row, work, hash) -> {
            PendingChange change = Rows.pendingChange(row);
            boolean inFlight = change.state() == OutboxItem.State.IN_FLIGHT;
            return new Loaded(new EntityWork(work.shadow(), inFlight ? change : work.inFlight(), inFlight
                    ? work.waiting()
                    : change, work.conflict()), hash);
        });
        query("conflicts", " order by path", type, ids, (row, work, hash) -> new Loaded(new EntityWork(work.shadow(),
                work.inFlight(), work.waiting(), withDispute(row, work)), hash));
    }

    private static OpenConflict withDispute(ResultSet row, EntityWork work) throws SQLException {
        OpenConflict open = work.conflict();
        List<Dispute> disputes = new ArrayList<>(open == null ? List.of() : open.disputes());
        disputes.add(new Dispute(row.getString("path"), Rows.value(row.getString("base")), Rows.value(row.getString(
                "mine")), Rows.value(row.getString("theirs"))));
        return new OpenConflict(work.key(), disputes, Rows.instant(row, "my_time"), row.getString("their_device"),
                Rows.instant(row, "their_time"));
    }

    private void query(String table, String order, EntityType type, List<String> ids, Fold fold) {
        if (ids.size() == 1) {
            fold(fold, "select * from " + table + " where entity_type = ? and entity_id = ?" + order, type.wireName(),
                    ids
                            .getFirst());
        } else if (!isEmpty(table)) {
            // A join, because with "entity_id = any(…)" H2 uses the index for the type only, and reads every row of it.
            fold(fold, "select found.* from unnest(cast(? as varchar array)) as wanted(id) join " + table
                    + " as found on found.entity_type = ? and found.entity_id = wanted.id" + order, ids.toArray(),
                    type
                            .wireName());
        }
    }

    /** H2 knows how many rows there are without counting; most of the time nothing waits and nothing is in dispute. */
    private boolean isEmpty(String table) {
        return Sql.one(handle, "select count(*) from " + table, row -> row.getLong(1)) == 0;
    }

    private void fold(Fold fold, String query, Object... values) {
        Sql.query(handle, query, row -> {
            EntityKey key = Rows.key(row);
            Loaded before = loaded.getOrDefault(key, new Loaded(EntityWork.none(key), 0));
            return loaded.put(key, fold.add(row, before.work(), before.itemHash()));
        }, values);
    }

    /** Adds what one row says to what is known of its entity. */
    @FunctionalInterface
    private interface Fold {
        Loaded add(ResultSet row, EntityWork work, long itemHash) throws SQLException;
    }
}
