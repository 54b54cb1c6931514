package org.woodshed.server.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
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
import org.woodshed.server.storage.LoggedChange;
import org.woodshed.server.storage.RecordedChange;
import org.woodshed.server.storage.StoredEntity;

/** One user's log within one transaction that has locked its head. */
final class SqlLogWriter extends SqlLogReader implements LogWriter {
    /**
     * A table of ids to join to. H2 looks up each of them in the index only this way: for {@code id = ANY(…)} it would read
     * all of the user's rows. The outer join keeps it from starting at the other end.
     */
    private static final String WANTED = "UNNEST(CAST(:ids AS VARCHAR(64) ARRAY)) AS wanted(id) ";

    static final String ENTITIES = """
            SELECT entity_id, seq, seq_check, version, deleted, device_id, changed_at, item_hash, data, field_versions
            FROM\s""" + WANTED
            + "LEFT JOIN entities ON user_id = :user AND entity_type = :type AND entity_id = wanted.id";
    static final String RECORDED = "SELECT change_id, content_hash, seq, version FROM " + WANTED
            + "LEFT JOIN entity_changes ON user_id = :user AND change_id = wanted.id";

    private long added;

    SqlLogWriter(Handle handle, UserId userId) {
        super(handle, userId, "FOR UPDATE");
    }

    @Override
    public Map<EntityKey, StoredEntity> entities(Collection<EntityKey> keys) {
        Map<EntityKey, StoredEntity> found = new HashMap<>();
        Map<EntityType, List<String>> idsByType = keys.stream().collect(Collectors.groupingBy(EntityKey::type,
                TreeMap::new, Collectors.mapping(key -> key.id().value(), Collectors.toList())));
        idsByType.forEach((type, ids) -> query(ENTITIES).bind("type",
                type.wireName()).bindArray("ids", String.class, ids).map((row, context) -> storedEntity(type, row))
                .forEach(entity -> entity.ifPresent(present -> found.put(present.state().key(), present))));
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
    public void insert(List<StoredEntity> entities) {
        write(entities, """
                INSERT INTO entities (user_id, entity_type, entity_id, seq, seq_check, version, deleted, device_id,
                    changed_at, bucket, item_hash, data, field_versions)
                VALUES (:user, :type, :id, :seq, :check, :version, :deleted, :device, :at, :bucket, :hash, :data,
                    :versions)""", true);
    }

    @Override
    public void update(List<StoredEntity> entities) {
        write(entities, """
                UPDATE entities SET seq = :seq, seq_check = :check, version = :version, deleted = :deleted,
                    device_id = :device, changed_at = :at, item_hash = :hash, data = :data, field_versions = :versions
                WHERE user_id = :user AND entity_type = :type AND entity_id = :id""", false);
    }

    @Override
    public void append(DeviceId author, Instant at, List<LoggedChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle().prepareBatch("""
                INSERT INTO entity_changes (user_id, change_id, content_hash, effective, seq, seq_check, change_type,
                    entity_type, entity_id, version, device_id, changed_at, delta, data)
                VALUES (:user, :changeId, :hash, :effective, :seq, :check, :changeType, :type, :id, :version, :device,
                    :at, :delta, :data)""");
        for (LoggedChange logged : changes) {
            Change change = logged.change();
            StoredEntity result = logged.result();
            batch.bind("user", userId().value()).bind("changeId", change.changeId().value()).bind("hash", logged
                    .contentHash()).bind("effective", result != null).bind("seq", logged.seq()).bind("check", logged
                            .seqCheck())
                    .bind("changeType", change.type().name()).bind("type", change.entityType()
                            .wireName())
                    .bind("id", change.entityId().value()).bind("version", logged.version())
                    .bind("device", author.value()).bind("at", Columns.time(at)).bind("delta", result == null
                            || change.type() == ChangeType.DELETED || change.data() == null ? null
                                    : Json.write(change.data()))
                    .bind("data", result == null ? null
                            : result.data())
                    .add();
        }
        batch.execute();
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
        handle().createUpdate("""
                UPDATE users SET last_seq = :seq, last_check = :check, entity_count = :count, entity_xor = :xor,
                    stored_length = :stored, list_count = :listCount, list_xor = :listXor, list_floor = :listFloor
                WHERE user_id = :user""").bind("seq", head.lastSeq()).bind("check", head.lastCheck()).bind("count", head
                .count()).bind("xor", head.xor()).bind("stored", storedLength()).bind("listCount", head.lists().count())
                .bind("listXor", head.lists().xor()).bind("listFloor", head.lists().floor()).bind("user", userId()
                        .value())
                .execute();
    }

    private void write(List<StoredEntity> entities, String sql, boolean withBucket) {
        if (entities.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle().prepareBatch(sql);
        for (StoredEntity entity : entities) {
            EntityState state = entity.state();
            batch.bind("user", userId().value()).bind("type", state.type().wireName()).bind("id", state.id().value())
                    .bind("seq", entity.seq()).bind("check", entity.seqCheck()).bind("version", state.version()).bind(
                            "deleted", state.deleted())
                    .bind("device", entity.deviceId().value()).bind("at", Columns
                            .time(entity.changedAt()))
                    .bind("hash", entity.itemHash()).bind("data",
                            entity.data())
                    .bind("versions", Json.write(entity
                            .versions().toJson()));
            if (withBucket) {
                batch.bind("bucket", Digest.bucketOf(state.id()));
            }
            batch.add();
        }
        batch.execute();
    }

    private static Optional<RecordedChange> recordedChange(ResultSet row) throws SQLException {
        String id = row.getString("change_id");
        return id == null ? Optional.empty()
                : Optional.of(new RecordedChange(new ChangeId(id), row.getString(
                        "content_hash"), row.getLong("seq"), row.getLong("version")));
    }

    private static Optional<StoredEntity> storedEntity(EntityType type, ResultSet row) throws SQLException {
        String id = row.getString("entity_id");
        if (id == null) {
            return Optional.empty();
        }
        String data = row.getString("data");
        EntityState state = new EntityState(new EntityKey(type, new EntityId(id)), row.getLong("version"), row
                .getBoolean("deleted"), Json.readStored(data));
        return Optional.of(new StoredEntity(state, data, FieldVersions.fromJson(Json.readStored(row.getString(
                "field_versions"))), row.getLong("seq"), row.getString("seq_check"), new DeviceId(row.getString(
                        "device_id")),
                Columns.instant(row, "changed_at"), row.getLong("item_hash")));
    }
}
