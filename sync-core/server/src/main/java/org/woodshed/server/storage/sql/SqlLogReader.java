package org.woodshed.server.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.ChangeId;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityType;
import org.woodshed.model.UserId;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.HistoryItem;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.ServerChange;
import org.woodshed.server.storage.BucketItem;
import org.woodshed.server.storage.HistoryRow;
import org.woodshed.server.storage.LogHead;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.LoggedSeq;
import org.woodshed.server.storage.OperationWriter;
import org.woodshed.server.storage.PageItem;
import org.woodshed.server.storage.TypeCount;

/**
 * One user's log within one transaction. Every statement names the user, also in its order: only then does H2 read rows in
 * the order of an index, and as many as are wanted, where it would sort all of the user's otherwise.
 */
class SqlLogReader implements LogReader {
    private static final String SELECT_PAGE = """
            SELECT seq, seq_check, entity_type, entity_id, version, deleted, device_id, changed_at, data
            FROM entities WHERE user_id = :user\s""";

    static final String CHANGED_AFTER = SELECT_PAGE
            + "AND seq > :seq ORDER BY user_id, seq FETCH FIRST :limit ROWS ONLY";

    private final Handle handle;
    private final UserId userId;
    private final SqlOperations operations;
    private final LogOpening.Opened opened;

    SqlLogReader(Handle handle, UserId userId, LogOpening.Opened opened) {
        this.handle = handle;
        this.userId = userId;
        this.operations = new SqlOperations(handle, userId);
        this.opened = opened;
    }

    @Override
    public LogHead head() {
        return opened.head();
    }

    @Override
    public Optional<String> checkAt(long seq) {
        return query("""
                SELECT seq_check FROM entity_changes
                WHERE user_id = :user AND seq = :seq AND effective = TRUE""").bind("seq", seq).mapTo(String.class)
                .findOne().or(() -> operations.checkAt(seq));
    }

    @Override
    public OperationWriter operations() {
        return operations;
    }

    @Override
    public long seqAt(Instant time) {
        return query("""
                SELECT seq FROM entity_changes
                WHERE user_id = :user AND effective = TRUE AND changed_at <= :time
                ORDER BY user_id DESC, seq DESC FETCH FIRST ROW ONLY""").bind("time", Columns.time(time)).mapTo(
                Long.class).findOne().orElse(0L);
    }

    @Override
    public List<PageItem> changedAfter(long seq, int limit) {
        return query(CHANGED_AFTER).bind("seq", seq)
                .bind(
                        "limit", limit)
                .map((row, context) -> pageItem(row)).list();
    }

    @Override
    public List<BucketItem> bucketItems() {
        return query("SELECT bucket, item_hash FROM entities WHERE user_id = :user").map((row,
                context) -> new BucketItem(row.getInt("bucket"), row.getLong("item_hash"))).list();
    }

    @Override
    public List<PageItem> inBucket(int bucket) {
        return query(SELECT_PAGE + "AND bucket = :bucket ORDER BY seq").bind("bucket", bucket).map((row,
                context) -> pageItem(row)).list();
    }

    @Override
    public List<HistoryRow> history(@Nullable EntityKey key, long before, int limit) {
        String ofEntity = key == null ? "" : "AND entity_id = :id AND entity_type = :type ";
        Query query = query("""
                SELECT seq, version, change_type, entity_type, entity_id, change_id, c.device_id, d.name, changed_at,
                       delta, data
                FROM entity_changes c LEFT JOIN devices d ON d.user_id = c.user_id AND d.device_id = c.device_id
                WHERE c.user_id = :user AND effective = TRUE AND data IS NOT NULL AND seq < :before\s""" + ofEntity
                + "ORDER BY c.user_id DESC, " + (key == null ? "" : "entity_id DESC, ")
                + "seq DESC FETCH FIRST :limit ROWS ONLY").bind("before", before).bind("limit", limit);
        if (key != null) {
            query.bind("id", key.id().value()).bind("type", key.type().wireName());
        }
        return query.map((row, context) -> historyRow(row)).list();
    }

    @Override
    public List<LoggedSeq> seqsAfter(long seq, int limit) {
        return query("""
                SELECT seq, device_id FROM entity_changes
                WHERE user_id = :user AND effective = TRUE AND seq > :seq
                ORDER BY user_id, seq FETCH FIRST :limit ROWS ONLY""").bind("seq", seq).bind("limit", limit).map((row,
                context) -> new LoggedSeq(row.getLong("seq"), new DeviceId(row.getString("device_id")))).list();
    }

    @Override
    public List<TypeCount> counts() {
        return query("""
                SELECT entity_type, deleted, COUNT(*) AS number FROM entities
                WHERE user_id = :user GROUP BY entity_type, deleted""").map((row, context) -> new TypeCount(
                new EntityType(row.getString("entity_type")), row.getBoolean("deleted"), row.getLong("number"))).list();
    }

    @Override
    public Map<DeviceId, String> deviceNames(Collection<DeviceId> devices) {
        Map<DeviceId, String> names = new HashMap<>();
        if (!devices.isEmpty()) {
            // An account has few devices: all are read rather than some.
            query("SELECT device_id, name FROM devices WHERE user_id = :user").map((row, context) -> Map.entry(
                    new DeviceId(row.getString("device_id")), row.getString("name"))).forEach(entry -> names.put(
                            entry
                                    .getKey(),
                            entry.getValue()));
            names.keySet().retainAll(devices);
        }
        return names;
    }

    Handle handle() {
        return handle;
    }

    UserId userId() {
        return userId;
    }

    Query query(String sql) {
        return handle.createQuery(sql).bind("user", userId.value());
    }

    LogOpening.Opened opened() {
        return opened;
    }

    private static PageItem pageItem(ResultSet row) throws SQLException {
        String data = row.getString("data");
        ServerChange change = new ServerChange(row.getLong("seq"), row.getBoolean("deleted") ? ChangeType.DELETED
                : ChangeType.UPDATED, new EntityType(row.getString("entity_type")),
                new EntityId(row.getString(
                        "entity_id")),
                row.getLong("version"), new DeviceId(row.getString("device_id")), Columns
                        .instant(row, "changed_at"),
                Json.readStored(data));
        return new PageItem(change, row.getString("seq_check"), data.length());
    }

    private static HistoryRow historyRow(ResultSet row) throws SQLException {
        String data = row.getString("data");
        ChangeType type = ChangeType.valueOf(row.getString("change_type"));
        String sent = row.getString("delta");
        // What was created just as it was sent is stored once.
        String delta = sent == null && type == ChangeType.CREATED ? data : sent;
        HistoryItem item = new HistoryItem(row.getLong("seq"), row.getLong("version"), type,
                new EntityType(row.getString("entity_type")), new EntityId(
                        row.getString(
                                "entity_id")),
                new ChangeId(row.getString("change_id")), new DeviceId(row.getString(
                        "device_id")),
                row.getString("name"), Columns.instant(row, "changed_at"), delta == null
                        ? null
                        : Json.readStored(delta),
                Json.readStored(data));
        return new HistoryRow(item, data.length() + (delta == null ? 0 : delta.length()));
    }
}
