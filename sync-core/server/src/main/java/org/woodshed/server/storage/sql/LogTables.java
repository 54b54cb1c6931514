package org.woodshed.server.storage.sql;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.UserId;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.Digest;
import org.woodshed.protocol.Json;
import org.woodshed.server.storage.LogHead;
import org.woodshed.server.storage.LogWrites;
import org.woodshed.server.storage.LoggedChange;
import org.woodshed.server.storage.StoredEntity;

/**
 * The rows that one request adds to a user's log. All new rows of a table are one statement with an array for each column:
 * the cost of a statement is paid once for a whole batch. Pure.
 */
final class LogTables {
    private static final String NEW_ENTITIES = """
            INSERT INTO entities (user_id, entity_type, entity_id, seq, seq_check, version, deleted, device_id,
                changed_at, bucket, item_hash, data, field_versions)
            """;
    private static final String CREATED = NEW_ENTITIES + """
            SELECT CAST(:user AS VARCHAR), n.e_type, n.e_id, n.e_seq, n.e_check, n.e_version, n.e_deleted,
                CAST(:device AS VARCHAR), CAST(:at AS TIMESTAMP(3) WITH TIME ZONE), CAST(n.e_bucket AS SMALLINT),
                n.e_hash, n.e_data, n.e_fields
            FROM UNNEST(CAST(:types AS VARCHAR ARRAY), CAST(:ids AS VARCHAR ARRAY), CAST(:seqs AS BIGINT ARRAY),
                CAST(:checks AS VARCHAR ARRAY), CAST(:versions AS BIGINT ARRAY), CAST(:deleted AS BOOLEAN ARRAY),
                CAST(:buckets AS BIGINT ARRAY), CAST(:hashes AS BIGINT ARRAY), CAST(:data AS VARCHAR ARRAY),
                CAST(:fields AS VARCHAR ARRAY))
                AS n(e_type, e_id, e_seq, e_check, e_version, e_deleted, e_bucket, e_hash, e_data, e_fields)""";
    /** What most requests bring is spared the arrays. */
    private static final String CREATED_ONE = NEW_ENTITIES + """
            VALUES (:user, :types, :ids, :seqs, :checks, :versions, :deleted, :device, :at, :buckets, :hashes, :data,
                :fields)""";
    private static final String NEW_CHANGES = """
            INSERT INTO entity_changes (user_id, change_id, content_hash, effective, seq, seq_check, change_type,
                entity_type, entity_id, version, device_id, changed_at, delta, data)
            """;
    private static final String ACCEPTED_ONE = NEW_CHANGES + """
            VALUES (:user, :cChanges, :cHashes, :cEffective, :cSeqs, :cChecks, :cKinds, :cTypes, :cIds, :cVersions,
                :device, :at, :cDeltas, :cData)""";
    private static final String ACCEPTED = NEW_CHANGES + """
            SELECT CAST(:user AS VARCHAR), n.c_change, n.c_hash, n.c_effective, n.c_seq, n.c_check, n.c_kind,
                n.c_type, n.c_id, n.c_version, CAST(:device AS VARCHAR),
                CAST(:at AS TIMESTAMP(3) WITH TIME ZONE), n.c_delta, n.c_data
            FROM UNNEST(CAST(:cChanges AS VARCHAR ARRAY), CAST(:cHashes AS VARCHAR ARRAY),
                CAST(:cEffective AS BOOLEAN ARRAY), CAST(:cSeqs AS BIGINT ARRAY), CAST(:cChecks AS VARCHAR ARRAY),
                CAST(:cKinds AS VARCHAR ARRAY), CAST(:cTypes AS VARCHAR ARRAY), CAST(:cIds AS VARCHAR ARRAY),
                CAST(:cVersions AS BIGINT ARRAY), CAST(:cDeltas AS VARCHAR ARRAY), CAST(:cData AS VARCHAR ARRAY))
                AS n(c_change, c_hash, c_effective, c_seq, c_check, c_kind, c_type, c_id, c_version, c_delta,
                    c_data)""";
    private static final String CHANGED = """
            UPDATE entities SET seq = :seq, seq_check = :check, version = :version, deleted = :wasDeleted,
                device_id = :device, changed_at = :at, item_hash = :hash, data = :entity, field_versions = :entityFields
            WHERE user_id = :user AND entity_type = :type AND entity_id = :id""";
    private static final String HEAD =
            """
                    UPDATE users SET last_seq = :lastSeq, last_check = :lastCheck, entity_count = :count, entity_xor = :xor,
                        stored_length = :stored, log_length = :logged, list_count = :listCount, list_xor = :listXor, list_floor = :listFloor
                    WHERE user_id = :user""";

    private LogTables() {}

    static NamedSql created(UserId userId, LogWrites writes) {
        List<StoredEntity> created = writes.created();
        NamedSql all =
                of(CREATED, userId, writes).with("types", column(created, entity -> entity.state().type().wireName()))
                        .with("ids", column(created, entity -> entity.state().id().value()))
                        .with("seqs", column(created,
                                StoredEntity::seq))
                        .with("checks", column(created, StoredEntity::seqCheck)).with("versions",
                                column(created, entity -> entity.state().version()))
                        .with("deleted", column(created, entity -> entity.state().deleted()))
                        .with("buckets", column(created,
                                entity -> (long) Digest.bucketOf(entity.state().id())))
                        .with("hashes", column(created, StoredEntity::itemHash)).with("data", column(created,
                                StoredEntity::data))
                        .with("fields", column(created, LogTables::fields));
        return created.size() == 1 ? all.ofOneRow(CREATED_ONE) : all;
    }

    static NamedSql changed(UserId userId, LogWrites writes, StoredEntity entity) {
        return of(CHANGED, userId, writes).with("type", entity.state().type().wireName()).with("id", entity.state().id()
                .value()).with("seq", entity.seq()).with("check", entity.seqCheck()).with("version", entity.state()
                        .version())
                .with("wasDeleted", entity.state().deleted()).with("hash", entity.itemHash()).with("entity",
                        entity.data())
                .with("entityFields", fields(entity));
    }

    static NamedSql accepted(UserId userId, LogWrites writes) {
        List<LoggedChange> accepted = writes.accepted();
        NamedSql all = of(ACCEPTED, userId, writes)
                .with("cChanges", column(accepted, logged -> logged.change().changeId()
                        .value()))
                .with("cHashes", column(accepted, LoggedChange::contentHash)).with("cEffective", column(
                        accepted, logged -> logged.result() != null))
                .with("cSeqs", column(accepted, LoggedChange::seq)).with("cChecks", column(accepted,
                        LoggedChange::seqCheck))
                .with("cKinds", column(accepted, logged -> logged.change().type().name())).with("cTypes", column(
                        accepted, logged -> logged.change().entityType().wireName()))
                .with("cIds", column(accepted, logged -> logged.change().entityId().value())).with("cVersions", column(
                        accepted, LoggedChange::version))
                .with("cDeltas", column(accepted, LogTables::delta)).with("cData", column(accepted,
                        LogTables::data));
        return accepted.size() == 1 ? all.ofOneRow(ACCEPTED_ONE) : all;
    }

    static NamedSql head(UserId userId, LogHead head, long storedLength, long loggedLength) {
        return new NamedSql(HEAD).with("user", userId.value()).with("lastSeq", head.lastSeq()).with("lastCheck", head
                .lastCheck()).with("count", head.count()).with("xor", head.xor()).with("stored", storedLength)
                .with("logged", loggedLength).with(
                        "listCount", head.lists().count())
                .with("listXor", head.lists().xor()).with("listFloor", head
                        .lists().floor());
    }

    private static NamedSql of(String sql, UserId userId, LogWrites writes) {
        return new NamedSql(sql).with("user", userId.value()).with("device", writes.author().value()).with("at", Columns
                .time(writes.at()));
    }

    private static String fields(StoredEntity entity) {
        return Json.write(entity.versions().toJson());
    }

    /** What was sent; null too where it was the whole entity just as it is now, which stands beside it. */
    private static @Nullable String delta(LoggedChange logged) {
        Change change = logged.change();
        StoredEntity result = logged.result();
        if (result == null || change.type() == ChangeType.DELETED || change.data() == null) {
            return null;
        }
        return change.type() == ChangeType.CREATED && result.state().data().equals(change.data()) ? null
                : Json.write(change.data());
    }

    private static @Nullable String data(LoggedChange logged) {
        StoredEntity result = logged.result();
        return result == null ? null : result.data();
    }

    private static <T> List<@Nullable Object> column(List<T> rows, Function<T, @Nullable Object> value) {
        @Nullable Object[] column = new Object[rows.size()];
        for (int row = 0; row < column.length; row++) {
            column[row] = value.apply(rows.get(row));
        }
        return Arrays.asList(column);
    }
}
