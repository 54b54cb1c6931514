package org.woodshed.client.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.client.logbook.Totals;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Piece;
import org.woodshed.protocol.Json;
import tools.jackson.databind.node.ObjectNode;

/** The queries behind screens and lists. */
final class LogbookReader {
    private static final String ENTRIES = "select e.entry_id, e.version, e.data, exists (select 1 from outbox o where"
            + " o.entity_type = 'logbook_entry' and o.entity_id = e.entry_id) as pending, exists (select 1 from"
            + " conflicts c where c.entity_type = 'logbook_entry' and c.entity_id = e.entry_id) as needs_choice"
            + " from logbook_entry e ";
    /** Without how far they have come, for whoever reads all of them. */
    private static final String ONLY_ENTRIES = "select e.entry_id, e.version, e.data from logbook_entry e ";
    private static final String NEWEST_FIRST = " order by e.practice_date desc, e.started_at desc, e.entry_id";

    private LogbookReader() {}

    public static Optional<EntryRow> entry(Handle handle, EntityId id) {
        return handle.createQuery(ENTRIES + "where e.entry_id = :id").bind("id", id.value()).map((row,
                context) -> entryRow(row)).findOne();
    }

    public static List<EntryRow> entriesBetween(Handle handle, LocalDate first, LocalDate last) {
        return handle.createQuery(ENTRIES + "where e.practice_date between :first and :last" + NEWEST_FIRST).bind(
                "first", first).bind("last", last).map((row, context) -> entryRow(row)).list();
    }

    public static List<EntryRow> latestEntries(Handle handle, int limit, @Nullable LogbookEntry before) {
        if (before == null) {
            return Sql.query(handle, ENTRIES + NEWEST_FIRST + " limit ?", LogbookReader::entryRow, limit);
        }
        Place place = Place.of(handle, before);
        return place.bind(handle.createQuery(ENTRIES + "where e.practice_date < :date or (e.practice_date = :date"
                + " and (e.started_at < :startedAt or (e.started_at = :startedAt and e.entry_id > :id)))" + NEWEST_FIRST
                + " limit :limit")).bind("limit", limit).map((row, context) -> entryRow(row)).list();
    }

    /** Entries after one in the order of date, start and id; from the first if there is none. */
    public static List<LogbookEntry> oldestEntries(Handle handle, int limit, @Nullable LogbookEntry after) {
        String order = " order by e.practice_date, e.started_at, e.entry_id limit :limit";
        Query query = after == null ? handle.createQuery(ONLY_ENTRIES + order)
                : Place.of(handle, after).bind(handle.createQuery(ONLY_ENTRIES
                        + "where (e.practice_date, e.started_at, e.entry_id) > (:date, :startedAt, :id)" + order));
        return query.bind("limit", limit).map((row, context) -> new LogbookEntry(entryState(row))).list();
    }

    /**
     * Where an entry stands in the order. That is where its row stands: in a rescued store it may say something else of
     * itself, and who went on from there would read the same page for ever. What it says counts once the row is gone.
     */
    private record Place(LocalDate date, long startedAt, EntityId id) {
        static Place of(Handle handle, LogbookEntry entry) {
            return handle.createQuery("select practice_date, started_at from logbook_entry where entry_id = :id").bind(
                    "id", entry.id().value())
                    .map((row, context) -> new Place(row.getObject("practice_date",
                            LocalDate.class), row.getLong("started_at"), entry.id()))
                    .findOne().orElseGet(
                            () -> new Place(entry.when().practiceDate(), entry.when().startedAt().toEpochMilli(), entry
                                    .id()));
        }

        Query bind(Query query) {
            return query.bind("date", date).bind("startedAt", startedAt).bind("id", id.value());
        }
    }

    public static List<PieceSummary> pieces(Handle handle) {
        return Sql.query(handle, """
                with practice as (
                    select piece_id, count(*) as entries, max(practice_date) as last_practised,
                        sum(cast(seconds as bigint)) as seconds
                    from entry_piece group by piece_id)
                select p.piece_id, p.version, p.deleted, p.data, r.entries, r.last_practised, r.seconds,
                    exists (select 1 from outbox o where o.entity_type = 'piece' and o.entity_id = p.piece_id)
                        as pending
                from piece p left join practice r on r.piece_id = p.piece_id
                where not p.deleted
                order by r.last_practised desc nulls last, p.piece_id""", row -> new PieceSummary(piece(row),
                row.getBoolean("pending"), row.getObject("last_practised", LocalDate.class), row.getInt("entries"),
                row.getLong("seconds")));
    }

    /** Every entity that is shown, pieces before the entries that refer to them. */
    static Map<EntityKey, ObjectNode> everything(Handle handle) {
        Map<EntityKey, ObjectNode> entities = new LinkedHashMap<>();
        handle.createQuery("select 'piece' as entity_type, piece_id as entity_id, data from piece where not deleted"
                + " union all select entity_type, entity_id, data from other_entity where not deleted union all select"
                + " 'logbook_entry', entry_id, data from logbook_entry").map(
                        (row, context) -> Map.entry(Rows.key(row),
                                Json.readStored(row.getString("data"))))
                .forEach(entity -> entities.put(entity.getKey(), entity
                        .getValue()));
        return entities;
    }

    static List<EntityState> others(Handle handle, EntityType type) {
        return handle
                .createQuery("select entity_type, entity_id, version, data from other_entity where entity_type = :type"
                        + " and not deleted")
                .bind("type", type.wireName()).map((row, context) -> new EntityState(Rows.key(row), row
                        .getLong("version"), false, Json.readStored(row.getString("data"))))
                .list();
    }

    /** All pieces, deleted ones included. */
    public static List<Piece> allPieces(Handle handle) {
        return Sql.query(handle, "select piece_id, version, deleted, data from piece", LogbookReader::piece);
    }

    public static Totals totals(Handle handle) {
        return handle.createQuery("select count(*) as entries, coalesce(sum(cast(duration_seconds as bigint)), 0) as"
                + " seconds, (select count(*) from piece where not deleted) as pieces from logbook_entry").map(
                        (row,
                                context) -> new Totals(row.getInt("entries"), row.getInt("pieces"),
                                        row.getLong("seconds")))
                .one();
    }

    public static long secondsOn(Handle handle, LocalDate date) {
        return handle.createQuery("select coalesce(sum(duration_seconds), 0) from logbook_entry where practice_date ="
                + " :date").bind("date", date).mapTo(Long.class).one();
    }

    /** Those of the given entry ids that are here, or were and have been deleted. */
    public static List<EntityId> known(Handle handle, List<EntityId> ids) {
        List<String> texts = ids.stream().map(EntityId::value).toList();
        return handle.createQuery("select entry_id from logbook_entry where entry_id = any(:ids) union select entity_id"
                + " from trash where entity_type = 'logbook_entry' and entity_id = any(:ids) union select entity_id"
                + " from shadow where entity_type = 'logbook_entry' and entity_id = any(:ids)").bindArray("ids",
                        String.class, texts)
                .mapTo(String.class).map(EntityId::new).list();
    }

    private static EntryRow entryRow(ResultSet row) throws SQLException {
        return new EntryRow(new LogbookEntry(entryState(row)), row.getBoolean("pending"), row.getBoolean(
                "needs_choice"));
    }

    private static EntityState entryState(ResultSet row) throws SQLException {
        EntityKey key = EntityKey.entry(new EntityId(row.getString("entry_id")));
        return new EntityState(key, row.getLong("version"), false, Json.readStored(row.getString("data")));
    }

    private static Piece piece(ResultSet row) throws SQLException {
        return new Piece(new EntityState(EntityKey.piece(new EntityId(row.getString("piece_id"))), row.getLong(
                "version"), row.getBoolean("deleted"), Json.readStored(row.getString("data"))));
    }
}
