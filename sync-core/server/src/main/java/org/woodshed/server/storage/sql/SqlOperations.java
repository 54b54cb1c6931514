package org.woodshed.server.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.UserId;
import org.woodshed.protocol.CanonicalJson;
import org.woodshed.protocol.Digest;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.ListOperation;
import org.woodshed.server.storage.ListHead;
import org.woodshed.server.storage.OperationWriter;
import org.woodshed.server.storage.PrunedOperations;
import org.woodshed.server.storage.StoredOperation;
import org.woodshed.server.storage.StoredSnapshot;

/** One user's list operations within one transaction. Payloads and states are wrapped: they may be any JSON value. */
final class SqlOperations implements OperationWriter {
    static final String AFTER = """
            SELECT actor, clock, scope, resource_id, seq, seq_check, received_at, payload FROM list_operations
            WHERE user_id = :user AND seq > :seq AND payload IS NOT NULL
            ORDER BY user_id, seq FETCH FIRST :limit ROWS ONLY""";
    /** As in {@link SqlLogWriter}: a join is how H2 looks up each of many keys in the index. */
    static final String PAYLOAD_HASHES = """
            SELECT actor, clock, scope, resource_id, payload_hash
            FROM UNNEST(CAST(:ids AS VARCHAR(64) ARRAY)) AS wanted(id)
            LEFT JOIN list_operations ON user_id = :user AND actor = :actor AND clock = CAST(wanted.id AS BIGINT)""";
    private static final String VALUE = "v";
    /** Of what stands around a payload in its column. */
    private static final int WRAPPING_LENGTH = 6;
    private final Handle handle;
    private final UserId userId;

    SqlOperations(Handle handle, UserId userId) {
        this.handle = handle;
        this.userId = userId;
    }

    @Override
    public List<StoredOperation> after(long seq, int limit) {
        return query(AFTER).bind("seq", seq).bind("limit", limit).map((row, context) -> operation(row)).list();
    }

    @Override
    public Optional<String> checkAt(long seq) {
        return query("SELECT seq_check FROM list_operations WHERE user_id = :user AND seq = :seq").bind("seq", seq)
                .mapTo(String.class).findOne();
    }

    @Override
    public Optional<StoredSnapshot> newestSnapshot(int schema) {
        return query("""
                SELECT seq, schema_no, device_id, created_at, op_count, op_xor, state FROM list_snapshots
                WHERE user_id = :user AND schema_no <= :schema
                ORDER BY user_id DESC, seq DESC FETCH FIRST ROW ONLY""").bind("schema", schema).map((row,
                context) -> snapshot(row)).findOne();
    }

    @Override
    public Map<ListOperation.Stamp, String> payloadHashes(DeviceId actor, Collection<Long> clocks) {
        Map<ListOperation.Stamp, String> hashes = new HashMap<>();
        query(PAYLOAD_HASHES).bind("actor", actor.value()).bindArray("ids", String.class, clocks.stream().map(
                String::valueOf).toList()).map((row, context) -> new Known(
                        row.getString("actor") == null ? Optional
                                .empty() : Optional.of(stamp(row)),
                        row.getString("payload_hash")))
                .forEach(known -> known
                        .stamp()
                        .ifPresent(stamp -> hashes.put(stamp, known.hash())));
        return hashes;
    }

    @Override
    public void append(List<StoredOperation> operations) {
        if (operations.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO list_operations (user_id, actor, clock, scope, resource_id, seq, seq_check, received_at,
                    payload_hash, item_hash, payload)
                VALUES (:user, :actor, :clock, :scope, :resource, :seq, :check, :at, :hash, :item, :payload)""");
        for (StoredOperation stored : operations) {
            ListOperation operation = stored.operation();
            batch.bind("user", userId.value()).bind("actor", operation.actor().value()).bind("clock", operation.clock())
                    .bind("scope", operation.scope()).bind("resource", operation.resourceId().value()).bind("seq",
                            stored.seq())
                    .bind("check", stored.seqCheck()).bind("at", Columns.time(stored.receivedAt())).bind("hash",
                            CanonicalJson.sha256(operation.payload()))
                    .bind("item", Digest.itemHash(operation, stored.seq())).bind("payload", CanonicalJson.write(
                            Json.wrap(VALUE, operation.payload())))
                    .add();
        }
        batch.execute();
    }

    @Override
    public ListHead headAt(long seq) {
        List<Long> hashes = query("SELECT item_hash FROM list_operations WHERE user_id = :user AND seq <= :seq").bind(
                "seq", seq).mapTo(Long.class).list();
        return new ListHead(hashes.size(), hashes.stream().reduce(0L, (left, right) -> left ^ right), 0);
    }

    @Override
    public void put(StoredSnapshot snapshot) {
        update("DELETE FROM list_snapshots WHERE user_id = :user AND seq = :seq").bind("seq", snapshot.seq()).execute();
        update("""
                INSERT INTO list_snapshots (user_id, seq, schema_no, device_id, created_at, op_count, op_xor, state)
                VALUES (:user, :seq, :schema, :device, :at, :count, :xor, :state)""").bind("seq", snapshot.seq())
                .bind("schema", snapshot.schema()).bind("device",
                        snapshot.deviceId().value())
                .bind("at", Columns.time(snapshot.createdAt())).bind("count", snapshot
                        .lists().count())
                .bind("xor", snapshot.lists().xor()).bind("state", Json.write(Json.wrap(VALUE, snapshot.state())))
                .execute();
    }

    @Override
    public List<Long> snapshotSeqs() {
        return query("SELECT seq FROM list_snapshots WHERE user_id = :user ORDER BY seq DESC").mapTo(Long.class).list();
    }

    @Override
    public void deleteSnapshotsBefore(long seq) {
        update("DELETE FROM list_snapshots WHERE user_id = :user AND seq < :seq").bind("seq", seq).execute();
    }

    @Override
    public OptionalLong lowestCursor(Instant heardOfSince) {
        return query("SELECT cursor_seq, list_cursor_seq FROM devices "
                + "WHERE user_id = :user AND revoked = FALSE AND last_seen_at >= :since").bind("since", Columns.time(
                        heardOfSince))
                .map((row, context) -> List.of(row.getLong("cursor_seq"), row.getLong("list_cursor_seq")))
                .list().stream().flatMap(List::stream).mapToLong(Long::longValue).filter(cursor -> cursor > 0).min();
    }

    @Override
    public PrunedOperations prune(long upTo) {
        String prunable = "WHERE user_id = :user AND seq <= :seq AND payload IS NOT NULL";
        PrunedOperations pruned = query("SELECT COALESCE(MAX(seq), 0) AS highest, COALESCE(SUM(CHAR_LENGTH(payload) - "
                + WRAPPING_LENGTH + "), 0) AS held FROM list_operations " + prunable).bind("seq", upTo).map((row,
                        context) -> new PrunedOperations(row.getLong("highest"), row.getLong("held")))
                .one();
        update("UPDATE list_operations SET payload = NULL " + prunable).bind("seq", upTo).execute();
        return pruned;
    }

    private record Known(Optional<ListOperation.Stamp> stamp, String hash) {}

    private Query query(String sql) {
        return handle.createQuery(sql).bind("user", userId.value());
    }

    private Update update(String sql) {
        return handle.createUpdate(sql).bind("user", userId.value());
    }

    private static ListOperation.Stamp stamp(ResultSet row) throws SQLException {
        return new ListOperation.Stamp(new DeviceId(row.getString("actor")), row.getLong("clock"), row.getString(
                "scope"), new EntityId(row.getString("resource_id")));
    }

    private static StoredOperation operation(ResultSet row) throws SQLException {
        String payload = row.getString("payload");
        ListOperation.Stamp stamp = stamp(row);
        long seq = row.getLong("seq");
        return new StoredOperation(new ListOperation(stamp.scope(), stamp.resourceId(), stamp.actor(), stamp.clock(),
                Json.readStored(payload).path(VALUE), seq), seq, row.getString("seq_check"),
                Columns.instant(row,
                        "received_at"),
                payload.length());
    }

    private static StoredSnapshot snapshot(ResultSet row) throws SQLException {
        return new StoredSnapshot(row.getLong("seq"), row.getInt("schema_no"), new DeviceId(row.getString(
                "device_id")), Columns.instant(row, "created_at"), Digest.Lists.of(row.getLong("op_count"),
                        row.getLong(
                                "op_xor")),
                Json.readStored(row.getString("state")).path(VALUE));
    }
}
