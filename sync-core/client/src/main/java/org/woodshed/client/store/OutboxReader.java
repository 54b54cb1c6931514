package org.woodshed.client.store;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.outbox.Counts;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.client.outbox.OutboxItem;
import org.woodshed.client.outbox.PendingChange;
import org.woodshed.model.EntityKey;

/** Reads what waits and what is in dispute. */
final class OutboxReader {
    private OutboxReader() {}

    public static Counts counts(Handle handle, Instant now) {
        return handle.createQuery("""
                select
                    (select count(*) from outbox where state = 'IN_FLIGHT' or (state = 'PENDING' and
                        (next_attempt_at is null or next_attempt_at <= :now)))
                        + (select count(*) from list_outbox where reason is null)
                        + (select count(*) from list_state where resend) as due,
                    (select count(*) from outbox where state <> 'FAILED')
                        + (select count(*) from list_outbox where reason is null) as pending,
                    (select count(*) from outbox where state = 'FAILED')
                        + (select count(*) from list_outbox where reason is not null) as failed,
                    (select count(*) from (select distinct entity_type, entity_id from conflicts)) as conflicts""")
                .bind("now", now.toEpochMilli()).map((row, context) -> new Counts(row.getInt("due"), row.getInt(
                        "pending"), row.getInt("failed"), row.getInt("conflicts")))
                .one();
    }

    /** When the oldest of what waits was made; null if nothing waits. */
    static @Nullable Instant oldest(Handle handle) {
        return handle.createQuery("""
                select min(created_at) as oldest from (
                    select created_at from outbox where state <> 'FAILED'
                    union all select created_at from list_outbox where reason is null)""").map((row, context) -> Rows
                .instant(row, "oldest")).list().getFirst();
    }

    /** Everything that waits, in the order it will go. */
    public static List<OutboxItem> items(Handle handle) {
        Stream<OutboxItem> changes = changes(handle).stream().map(change -> new OutboxItem(change.changeId(), change
                .key(), change.type(), change.state(), change.attempts(), change.lastError(), change.createdAt()));
        return Stream.concat(ListTables.items(handle).stream(), changes).toList();
    }

    /** As {@link #items}, whole. */
    static List<PendingChange> changes(Handle handle) {
        return handle.createQuery("select * from outbox order by position").map((row, context) -> Rows.pendingChange(
                row)).list();
    }

    /** What was sent and not answered. It goes again before anything else, and just as it was. */
    static List<PendingChange> inFlight(Handle handle, int limit) {
        return handle.createQuery("select * from outbox where state = 'IN_FLIGHT' order by position limit :limit").bind(
                "limit", limit).map((row, context) -> Rows.pendingChange(row)).list();
    }

    /** What may go now, the oldest first. */
    static List<PendingChange> due(Handle handle, int limit, Instant now) {
        return handle.createQuery("select * from outbox where state = 'PENDING' and (next_attempt_at is null or"
                + " next_attempt_at <= :now) order by position limit :limit").bind("limit", limit).bind("now", now
                        .toEpochMilli())
                .map((row, context) -> Rows.pendingChange(row)).list();
    }

    /** Open conflicts, oldest first. */
    public static List<OpenConflict> conflicts(Handle handle) {
        List<EntityKey> keys = handle.createQuery("select entity_type, entity_id, min(opened_at) as opened from"
                + " conflicts group by entity_type, entity_id order by opened, entity_id").map(
                        (row, context) -> Rows
                                .key(row))
                .list();
        return WorkLoader.load(handle, keys).values().stream().flatMap(loaded -> Stream.ofNullable(
                loaded.work().conflict())).toList();
    }
}
