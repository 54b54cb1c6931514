package org.woodshed.client.store;

import java.time.Instant;
import java.util.List;
import java.util.Comparator;
import java.util.Optional;
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

    /**
     * How much waits. This is asked with every edit, also while a hundred thousand wait: what waits is counted in the index
     * of its states, since H2 reads every row, with all its data, for a count that names no column of an index.
     *
     * @param delays which changes wait for a later try
     */
    static Counts counts(Handle handle, Instant now, Delays delays) {
        return counts(handle, now, delays, "select count(*) from outbox where state >= ''");
    }

    /**
     * The same outside a snapshot, where H2 knows how many rows there are: the first look at the index of a hundred thousand
     * takes 80 ms, and fills H2's cache with what nobody needs.
     */
    static Counts countsOutsideSnapshot(Handle handle, Instant now, Delays delays) {
        return counts(handle, now, delays, "select count(*) from outbox");
    }

    private static Counts counts(Handle handle, Instant now, Delays delays, String all) {
        return Sql.one(handle,
                "select (" + all + ") as changes, (select count(*) from outbox where state ="
                        + " 'FAILED') as failed, (select count(*) from list_outbox) as operations, (select count(*) from"
                        + " conflicts) as disputes, (select count(*) from list_state where resend) as resend",
                row -> {
                    int failed = row.getInt("failed");
                    int refused = row.getInt("operations") == 0 ? 0 : refusedOperations(handle);
                    int conflicts = row.getInt("disputes") == 0 ? 0 : conflicted(handle);
                    int changes = row.getInt("changes") - failed;
                    int operations = row.getInt("operations") - refused;
                    int due = changes - delays.count(handle, now) + operations + row.getInt("resend");
                    return new Counts(due, changes + operations, failed + refused, conflicts);
                });
    }

    private static int refusedOperations(Handle handle) {
        return Sql.one(handle, "select count(*) from list_outbox where reason is not null", row -> row.getInt(1));
    }

    private static int conflicted(Handle handle) {
        return Sql.one(handle, "select count(*) from (select distinct entity_type, entity_id from conflicts)",
                row -> row
                        .getInt(1));
    }

    /** When the oldest of what waits was made; null if nothing waits. */
    static @Nullable Instant oldest(Handle handle) {
        // H2 parses a query from a derived table anew each time it runs. The first of the queue is found in an index.
        return handle
                .createQuery(
                        """
                                select (select created_at from outbox where state = 'IN_FLIGHT' order by state, position limit 1) as oldest
                                union all
                                select (select created_at from outbox where state = 'PENDING' order by state, position limit 1)
                                union all
                                select (select min(created_at) from list_outbox where reason is null)""")
                .map((row, context) -> Optional
                        .ofNullable(Rows.instant(row, "oldest")))
                .stream().flatMap(Optional::stream).min(Comparator
                        .naturalOrder())
                .orElse(null);
    }

    /** Everything that waits, in the order it will go. */
    public static List<OutboxItem> items(Handle handle) {
        List<OutboxItem> changes =
                handle.createQuery("select * from outbox order by position").map((row, context) -> item(
                        Rows.pendingChange(row), Rows.instant(row, "last_attempt_at"))).list();
        return Stream.concat(ListTables.items(handle).stream(), changes.stream()).toList();
    }

    /** The first of what waits: what was refused, then what goes next. */
    static List<OutboxItem> first(Handle handle, int most) {
        return Stream.of(inState(handle, OutboxItem.State.FAILED, most), ListTables.first(handle, true, most),
                ListTables.first(handle, false, most), inState(handle, OutboxItem.State.IN_FLIGHT, most),
                inState(handle, OutboxItem.State.PENDING, most)).flatMap(List::stream).limit(most).toList();
    }

    private static List<OutboxItem> inState(Handle handle, OutboxItem.State state, int most) {
        return Sql.query(handle, "select * from outbox where state = ? order by state, position limit ?",
                row -> item(Rows.pendingChange(row), Rows.instant(row, "last_attempt_at")), state.name(), most);
    }

    private static OutboxItem item(PendingChange change, @Nullable Instant lastAttemptAt) {
        return new OutboxItem(change.changeId(), change.key(), change.type(), change.state(), change.attempts(), change
                .lastError(), change.createdAt(), lastAttemptAt);
    }

    /** As {@link #items}, whole. */
    static List<PendingChange> changes(Handle handle) {
        return handle.createQuery("select * from outbox order by position").map((row, context) -> Rows.pendingChange(
                row)).list();
    }

    /** What was sent and not answered. It goes again before anything else, and just as it was. */
    static List<PendingChange> inFlight(Handle handle, int limit) {
        return Sql.query(handle, "select * from outbox where state = 'IN_FLIGHT' order by state, position limit ?",
                Rows::pendingChange, limit);
    }

    /** What may go now, the oldest first. Ordered as an index is: H2 would otherwise read and sort all that waits. */
    static List<PendingChange> due(Handle handle, int limit, Instant now) {
        return Sql.query(handle, "select * from outbox where state = 'PENDING' and (next_attempt_at is null or"
                + " next_attempt_at <= ?) order by state, position limit ?", Rows::pendingChange, now.toEpochMilli(),
                limit);
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
