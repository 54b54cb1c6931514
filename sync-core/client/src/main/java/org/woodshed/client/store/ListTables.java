package org.woodshed.client.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.outbox.OutboxItem;
import org.woodshed.lists.Element;
import org.woodshed.lists.ListReplica;
import org.woodshed.lists.ListSnapshot;
import org.woodshed.lists.ListState;
import org.woodshed.model.ChangeId;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityType;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.Digest;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import org.woodshed.protocol.ListOperation;

/** The rows of practice lists. */
final class ListTables {
    /** An operation that waits, by its place in the queue. */
    record Queued(long position, ListOperation operation) {}

    private ListTables() {}

    static ListReplica load(Handle handle, DeviceId actor) {
        ListState state = new ListState();
        handle.createQuery("select sort, element_id, registers from list_element").map((row, context) -> Map.entry(
                new Element.Key(Element.Sort.valueOf(row.getString("sort")), new EntityId(row.getString("element_id"))),
                ListSnapshot.readElement(Json.readStored(row.getString("registers"))))).forEach(entry -> state.load(
                        entry.getKey(), entry.getValue()));
        return handle.createQuery("select clock, understands_all from list_state").map(
                (row, context) -> new ListReplica(state, actor, row.getLong("clock"), row.getBoolean(
                        "understands_all")))
                .one();
    }

    /** Stores what changed since the last time, with the clock. */
    static void save(Handle handle, ListReplica replica) {
        Map<Element.Key, Element> changed = replica.takeChanged();
        if (!changed.isEmpty()) {
            PreparedBatch rows = handle.prepareBatch("merge into list_element (sort, element_id, registers) key (sort,"
                    + " element_id) values (?, ?, ?)");
            changed.forEach((key, element) -> rows.add(key.sort().name(), key.id().value(), Json.write(ListSnapshot
                    .toJson(element))));
            rows.execute();
        }
        handle.execute("update list_state set clock = ?, understands_all = ?", replica.clock(), replica
                .understandsAll());
    }

    static void queue(Handle handle, List<ListOperation> operations, Instant now) {
        operations.forEach(operation -> handle.execute("insert into list_outbox (operation, created_at) values (?, ?)",
                Json.write(operation), now.toEpochMilli()));
    }

    /** Everything that waits, refused or not, as lists of what waits show it. */
    static List<OutboxItem> items(Handle handle) {
        return handle.createQuery("select operation, reason, created_at from list_outbox order by position").map((row,
                context) -> item(operation(row.getString("operation")), row.getString("reason"), Instant.ofEpochMilli(
                        row.getLong("created_at"))))
                .list();
    }

    /** The first of what waits, or of what was refused. */
    static List<OutboxItem> first(Handle handle, boolean refused, int most) {
        return Sql.query(handle, "select operation, reason, created_at from list_outbox where reason is "
                + (refused ? "not null" : "null") + " order by position limit ?",
                row -> item(operation(row.getString(
                        "operation")), row.getString("reason"), Instant.ofEpochMilli(row.getLong("created_at"))),
                most);
    }

    private static OutboxItem item(ListOperation operation, @Nullable String reason, Instant createdAt) {
        return new OutboxItem(new ChangeId(operation.actor() + ":" + operation.clock()), new EntityKey(
                EntityType.LIST_OPERATION, operation.resourceId()), ChangeType.UPDATED,
                reason == null
                        ? OutboxItem.State.PENDING
                        : OutboxItem.State.FAILED,
                0, reason, createdAt, null);
    }

    /** What was not refused, the oldest first. */
    static List<ListOperation> allQueued(Handle handle) {
        return handle.createQuery("select operation from list_outbox order by position").map((row,
                context) -> operation(row.getString("operation"))).list();
    }

    /** Whether nothing at all has to go to the server, which one look tells. */
    static boolean isQuiet(Handle handle) {
        return Sql.one(handle, "select resend or (select count(*) from list_outbox) > 0 from list_state", row -> !row
                .getBoolean(1));
    }

    static List<Queued> queued(Handle handle, int limit) {
        return Sql.query(handle, "select position, operation from list_outbox where reason is null order by position"
                + " limit ?", row -> new Queued(row.getLong("position"), operation(row.getString("operation"))), limit);
    }

    private static ListOperation operation(String stored) {
        try {
            return Json.convert(Json.readStored(stored), ListOperation.class);
        } catch (JsonException damaged) {
            throw new IllegalStateException("a stored operation can't be read", damaged);
        }
    }

    static void remove(Handle handle, long position) {
        handle.execute("delete from list_outbox where position = ?", position);
    }

    static void refuse(Handle handle, long position, String reason) {
        handle.execute("update list_outbox set reason = ? where position = ?", reason, position);
    }

    /** Counts an operation of the server's log into the digest. */
    static void count(Handle handle, ListOperation operation, long seq) {
        Digest.Lists digest = digest(handle);
        setDigest(handle, Digest.Lists.of(digest.count() + 1, digest.xor() ^ Digest.itemHash(operation, seq)));
    }

    static Digest.Lists digest(Handle handle) {
        return handle.createQuery("select operation_count, operation_xor from list_state").map(
                (row, context) -> Digest.Lists.of(row.getLong("operation_count"), row.getLong("operation_xor"))).one();
    }

    static void setDigest(Handle handle, Digest.Lists digest) {
        handle.execute("update list_state set operation_count = ?, operation_xor = ?", digest.count(), digest.xor());
    }

    /** Operations up to this seq are known from a snapshot. */
    static long from(Handle handle) {
        return Sql.one(handle, "select lists_from from list_state", row -> row.getLong(1));
    }

    static void setFrom(Handle handle, long seq) {
        handle.execute("update list_state set lists_from = ?", seq);
    }

    /** How many operations came after the newest snapshot that this laptop knows of. */
    static long sinceSnapshot(Handle handle) {
        return Sql.one(handle, "select operation_count - snapshot_count from list_state", row -> row.getLong(1));
    }

    static void setSnapshotCount(Handle handle, long count) {
        handle.execute("update list_state set snapshot_count = ?", count);
    }

    /** Whether the server was restored, and may lack what was sent to it before. */
    static boolean resend(Handle handle) {
        return Sql.one(handle, "select resend from list_state", row -> row.getBoolean(1));
    }

    static void setResend(Handle handle, boolean resend) {
        handle.execute("update list_state set resend = ?", resend);
    }

    static void clearElements(Handle handle) {
        handle.execute("delete from list_element");
    }

    /** Has refused operations of a list go once more; answers how many. */
    static int retry(Handle handle, EntityId list) {
        return refused(handle, list).stream().mapToInt(position -> handle.execute(
                "update list_outbox set reason = null where position = ?", position)).sum();
    }

    /** Takes refused operations of a list out of the queue; answers how many. */
    static int dropRefused(Handle handle, EntityId list) {
        return refused(handle, list).stream().mapToInt(position -> handle.execute(
                "delete from list_outbox where position = ?", position)).sum();
    }

    private static List<Long> refused(Handle handle, EntityId list) {
        return handle.createQuery("select position, operation from list_outbox where reason is not null order by"
                + " position").map(
                        (row, context) -> new Queued(row.getLong("position"), operation(row.getString(
                                "operation"))))
                .list().stream().filter(item -> item.operation().resourceId().equals(list)).map(
                        Queued::position)
                .toList();
    }
}
