package org.woodshed.server.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.woodshed.merge.FieldVersions;
import org.woodshed.model.ChangeId;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.model.UserId;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.Digest;
import org.woodshed.protocol.Json;
import org.woodshed.server.storage.AnswerStore;
import org.woodshed.server.storage.ConflictRecord;
import org.woodshed.server.storage.LogHead;
import org.woodshed.server.storage.LogWriter;
import org.woodshed.server.storage.LogWrites;
import org.woodshed.server.storage.RecordedChange;
import org.woodshed.server.storage.StoredEntity;

/** One user's log within one transaction that has locked its head. */
final class SqlLogWriter extends SqlLogReader implements LogWriter {
    /**
     * Tables of ids to join to. H2 looks up each of them in the index only this way: for {@code id = ANY(…)} it would read
     * all of the user's rows. The outer join keeps it from starting at the other end.
     */
    static final String ENTITIES = """
            SELECT entity_type, entity_id, seq, seq_check, version, deleted, device_id, changed_at, item_hash, data,
                field_versions
            FROM UNNEST(CAST(:types AS VARCHAR(64) ARRAY), CAST(:ids AS VARCHAR(64) ARRAY)) AS wanted(type, id)
                LEFT JOIN entities ON user_id = :user AND entity_type = wanted.type AND entity_id = wanted.id""";
    static final String RECORDED = """
            SELECT change_id, content_hash, seq, version
            FROM UNNEST(CAST(:ids AS VARCHAR(64) ARRAY)) AS wanted(id)
                LEFT JOIN entity_changes ON user_id = :user AND change_id = wanted.id""";

    private final boolean inOneTrip;
    private long added;

    /** @param inOneTrip true where the database takes several statements in one round trip */
    SqlLogWriter(Handle handle, UserId userId, boolean inOneTrip) {
        super(handle, userId, "FOR UPDATE");
        this.inOneTrip = inOneTrip;
    }

    @Override
    public Map<EntityKey, StoredEntity> entities(Collection<EntityKey> keys) {
        Map<EntityKey, StoredEntity> found = new HashMap<>();
        if (!keys.isEmpty()) {
            query(ENTITIES).bindArray("types", String.class, keys.stream().map(key -> key.type().wireName()).toList())
                    .bindArray("ids", String.class, keys.stream().map(key -> key.id().value()).toList()).map((row,
                            context) -> storedEntity(row))
                    .forEach(entity -> entity.ifPresent(present -> found.put(
                            present.state().key(), present)));
        }
        return found;
    }

    @Override
    public Map<ChangeId, RecordedChange> recorded(Collection<ChangeId> changeIds) {
        Map<ChangeId, RecordedChange> found = new HashMap<>();
        query(RECORDED).bindArray("ids",
                String.class, changeIds.stream().map(ChangeId::value).toList())
                .map((row,
                        context) -> recordedChange(row))
                .forEach(change -> change.ifPresent(present -> found
                        .put(present.changeId(), present)));
        return found;
    }

    @Override
    public boolean changedByOthers(EntityKey key, long afterVersion, DeviceId device) {
        return query("""
                SELECT seq FROM entity_changes
                WHERE user_id = :user AND entity_id = :id AND entity_type = :type AND version > :version
                    AND effective = TRUE AND device_id <> :device
                FETCH FIRST ROW ONLY""").bind("id", key.id().value()).bind("type", key.type().wireName()).bind(
                "version", afterVersion).bind("device", device.value()).mapTo(Long.class).findOne().isPresent();
    }

    @Override
    public boolean entriesNamePiece(EntityId pieceId) {
        // Data is stored in canonical form, in which an item's piece is always spelled just so.
        return query("""
                SELECT seq FROM entities
                WHERE user_id = :user AND entity_type = :type AND deleted = FALSE AND POSITION(:mark IN data) > 0
                FETCH FIRST ROW ONLY""").bind("type", EntityType.LOGBOOK_ENTRY.wireName()).bind("mark", "\"pieceId\":\""
                + pieceId + "\"").mapTo(Long.class).findOne().isPresent();
    }

    @Override
    public void write(LogWrites writes) {
        List<Write> all = new ArrayList<>();
        if (!writes.created().isEmpty()) {
            all.add(LogTables.created(userId(), writes));
        }
        all.add(LogTables.accepted(userId(), writes));
        all.add(LogTables.head(userId(), writes.head(), storedLength()));
        if (writes.changed().size() == 1) {
            all.add(LogTables.changed(userId(), writes, writes.changed().getFirst()));
        } else {
            Write.executeBatch(handle(), writes.changed().stream().map(entity -> LogTables.changed(userId(), writes,
                    entity)).toList());
        }
        Write.execute(handle(), all, inOneTrip);
    }

    @Override
    public long storedLength() {
        return readStoredLength() + added;
    }

    @Override
    public void countStored(long length) {
        added += length;
    }

    @Override
    public void recordConflicts(DeviceId author, Instant at, List<ConflictRecord> conflicts) {
        if (conflicts.isEmpty()) {
            return;
        }
        PreparedBatch earlier = handle().prepareBatch(
                "DELETE FROM conflicts WHERE user_id = :user AND change_id = :changeId");
        PreparedBatch batch = handle().prepareBatch("""
                INSERT INTO conflicts (user_id, change_id, entity_type, entity_id, device_id, reason, seq, occurred_at)
                VALUES (:user, :changeId, :type, :id, :device, :reason, :seq, :at)""");
        for (ConflictRecord conflict : conflicts) {
            earlier.bind("user", userId().value()).bind("changeId", conflict.changeId().value()).add();
            batch.bind("user", userId().value()).bind("changeId", conflict.changeId().value()).bind("type", conflict
                    .key().type().wireName()).bind("id", conflict.key().id().value()).bind("device", author.value())
                    .bind("reason", conflict.reason()).bind("seq", head().lastSeq()).bind("at", Columns.time(at)).add();
        }
        earlier.execute();
        batch.execute();
    }

    @Override
    public AnswerStore answers() {
        return new SqlAnswers(handle(), userId());
    }

    @Override
    public void moveHead(LogHead head) {
        Write.execute(handle(), List.of(LogTables.head(userId(), head, storedLength())), false);
    }

    private static Optional<RecordedChange> recordedChange(ResultSet row) throws SQLException {
        String id = row.getString("change_id");
        return id == null ? Optional.empty()
                : Optional.of(new RecordedChange(new ChangeId(id), row.getString(
                        "content_hash"), row.getLong("seq"), row.getLong("version")));
    }

    private static Optional<StoredEntity> storedEntity(ResultSet row) throws SQLException {
        String id = row.getString("entity_id");
        if (id == null) {
            return Optional.empty();
        }
        String data = row.getString("data");
        EntityState state =
                new EntityState(new EntityKey(new EntityType(row.getString("entity_type")), new EntityId(id)),
                        row.getLong("version"), row
                                .getBoolean("deleted"),
                        Json.readStored(data));
        return Optional.of(new StoredEntity(state, data, FieldVersions.fromJson(Json.readStored(row.getString(
                "field_versions"))), row.getLong("seq"), row.getString("seq_check"), new DeviceId(row.getString(
                        "device_id")),
                Columns.instant(row, "changed_at"), row.getLong("item_hash")));
    }
}
