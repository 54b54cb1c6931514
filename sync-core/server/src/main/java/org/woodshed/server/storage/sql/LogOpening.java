package org.woodshed.server.storage.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.woodshed.merge.FieldVersions;
import org.woodshed.model.ChangeId;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.Json;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.storage.ListHead;
import org.woodshed.server.storage.LogAccess;
import org.woodshed.server.storage.LogHead;
import org.woodshed.server.storage.RecordedChange;
import org.woodshed.server.storage.StoredEntity;

/**
 * What a transaction on a log reads first: where the log stands, whether the device that asks is still signed in, and, once
 * the log is locked, what the transaction is about. On a database in another process that is one round trip: each
 * statement sees what was committed before it, so that those behind the lock see what others wrote before letting go of it.
 */
final class LogOpening {
    static final String HEAD =
            """
                    SELECT generation, restored_seq, last_seq, last_check, entity_count, entity_xor, stored_length, log_length, list_count,
                        list_xor, list_floor, (SELECT d.epoch FROM devices d WHERE d.user_id = users.user_id
                            AND d.device_id = CAST(:device AS VARCHAR(64)) AND d.revoked = FALSE) AS device_epoch
                    FROM users WHERE user_id = :user""";
    private static final String LOCKED_HEAD = HEAD + " FOR UPDATE";
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
            FROM UNNEST(CAST(:changes AS VARCHAR(64) ARRAY)) AS wanted(id)
                LEFT JOIN entity_changes ON user_id = :user AND change_id = wanted.id""";
    private static final String ALL = LOCKED_HEAD + ";\n" + ENTITIES + ";\n" + RECORDED;
    /** The same of one change, as most requests are: what can be said without tables of ids costs less. */
    static final String ENTITY = """
            SELECT entity_type, entity_id, seq, seq_check, version, deleted, device_id, changed_at, item_hash, data,
                field_versions
            FROM entities WHERE user_id = :user AND entity_type = :types AND entity_id = :ids""";
    static final String RECORDED_ONE = """
            SELECT change_id, content_hash, seq, version FROM entity_changes
            WHERE user_id = :user AND change_id = :changes""";
    private static final String ALL_OF_ONE = LOCKED_HEAD + ";\n" + ENTITY + ";\n" + RECORDED_ONE;

    private LogOpening() {}

    /** What was read; of what is asked for by key or id only what is there. */
    record Opened(LogHead head, long storedLength, long loggedLength, Map<EntityKey, StoredEntity> entities,
            Map<ChangeId, RecordedChange> recorded) {}

    /** One row of users. */
    private record Row(LogHead head, long storedLength, long loggedLength) {}

    static Opened toRead(Handle handle, LogAccess access) {
        return head(handle, HEAD, access);
    }

    static Opened toWrite(Handle handle, LogAccess access, boolean inOneTrip) {
        if (access.keys().isEmpty() && access.changeIds().isEmpty()) {
            return head(handle, LOCKED_HEAD, access);
        }
        return inOneTrip ? together(handle, access) : oneByOne(handle, access);
    }

    private static Opened head(Handle handle, String sql, LogAccess access) {
        return of(sql, access).execute(handle, executed -> opened(executed.getResultSet(), access));
    }

    private static Opened oneByOne(Handle handle, LogAccess access) {
        Opened opened = head(handle, LOCKED_HEAD, access);
        boolean one = isOfOneChange(access);
        of(one ? ENTITY : ENTITIES, access).execute(handle, executed -> addEntities(opened, executed.getResultSet()));
        of(one ? RECORDED_ONE : RECORDED, access).execute(handle, executed -> addChanges(opened, executed
                .getResultSet()));
        return opened;
    }

    private static Opened together(Handle handle, LogAccess access) {
        return of(isOfOneChange(access) ? ALL_OF_ONE : ALL, access).execute(handle, executed -> addChanges(addEntities(
                opened(executed.getResultSet(), access), next(executed)), next(executed)));
    }

    private static ResultSet next(PreparedStatement statement) throws SQLException {
        if (!statement.getMoreResults()) {
            throw new IllegalStateException("each of the statements has a result");
        }
        return statement.getResultSet();
    }

    private static boolean isOfOneChange(LogAccess access) {
        return access.keys().size() == 1 && access.changeIds().size() == 1;
    }

    private static NamedSql of(String sql, LogAccess access) {
        DeviceId device = access.deviceId();
        NamedSql many = new NamedSql(sql).with("user", access.userId().value()).with("device", device == null ? null
                : device.value()).with("types", access.keys().stream().map(key -> key.type().wireName()).toList()).with(
                        "ids", access.keys().stream().map(key -> key.id().value()).toList())
                .with("changes", access
                        .changeIds().stream().map(ChangeId::value).toList());
        return isOfOneChange(access) ? many.ofOneRow(sql) : many;
    }

    private static Opened opened(ResultSet users, LogAccess access) throws SQLException {
        Row row = users.next() ? row(users, access) : gone();
        return new Opened(row.head(), row.storedLength(), row.loggedLength(), new HashMap<>(), new HashMap<>());
    }

    private static Opened addEntities(Opened opened, ResultSet rows) throws SQLException {
        while (rows.next()) {
            storedEntity(rows).ifPresent(present -> opened.entities().put(present.state().key(), present));
        }
        return opened;
    }

    private static Opened addChanges(Opened opened, ResultSet rows) throws SQLException {
        while (rows.next()) {
            recordedChange(rows).ifPresent(present -> opened.recorded().put(present.changeId(), present));
        }
        return opened;
    }

    private static Row gone() {
        throw ApiException.of(ErrorCode.UNAUTHENTICATED, "This account is gone");
    }

    private static Row row(ResultSet row, LogAccess access) throws SQLException {
        long epoch = row.getLong("device_epoch");
        if (access.deviceId() != null && (row.wasNull() || epoch != access.epoch())) {
            throw ApiException.signedOut();
        }
        LogHead head = new LogHead(row.getString("generation"), row.getLong("restored_seq"), row.getLong("last_seq"),
                row.getString("last_check"),
                row.getLong("entity_count"), row.getLong("entity_xor"), new ListHead(row.getLong("list_count"), row
                        .getLong("list_xor"), row.getLong("list_floor")));
        return new Row(head, row.getLong("stored_length"), row.getLong("log_length"));
    }

    static Optional<RecordedChange> recordedChange(ResultSet row) throws SQLException {
        String id = row.getString("change_id");
        return id == null ? Optional.empty()
                : Optional.of(new RecordedChange(new ChangeId(id), row.getString(
                        "content_hash"), row.getLong("seq"), row.getLong("version")));
    }

    static Optional<StoredEntity> storedEntity(ResultSet row) throws SQLException {
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
