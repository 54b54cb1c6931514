package org.woodshed.client.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.woodshed.client.history.CombinedItem;
import org.woodshed.client.outbox.Combined;
import org.woodshed.client.outbox.Origin;
import org.woodshed.merge.Combination;

/** What was decided without asking. */
final class CombinedTable {
    private static final Duration KEPT = Duration.ofDays(30);

    private CombinedTable() {}

    static void add(Handle handle, WorkTables.Step step, InstantSource clock) {
        List<Combined> combined = step.after().trace().combined();
        if (combined.isEmpty()) {
            return;
        }
        handle.execute("delete from combined where combined_at < ?", clock.instant().minus(KEPT).toEpochMilli());
        for (Combined one : combined) {
            Combination combination = one.combination();
            handle.createUpdate("insert into combined (entity_type, entity_id, path, base, mine, theirs, result,"
                    + " their_device, their_time, combined_at) values (:type, :id, :path, :base, :mine, :theirs,"
                    + " :result, :device, :time, :now)")
                    .bind("type", step.after().key().type().wireName()).bind("id", step.after().key().id().value())
                    .bind("path", combination.path()).bind("base", Rows.column(combination.base()))
                    .bind("mine", Rows.column(combination.mine())).bind("theirs", Rows.column(combination.theirs()))
                    .bind("result", Rows.column(combination.result())).bind("device", one.origin().deviceName())
                    .bind("time", Rows.millis(one.origin().serverTime())).bind("now", clock.millis()).execute();
        }
    }

    /** Newest first. */
    static List<CombinedItem> all(Handle handle, Instant now) {
        return handle.createQuery("select * from combined where combined_at >= :oldest order by position desc").bind(
                "oldest", now.minus(KEPT).toEpochMilli()).map((row, context) -> item(row)).list();
    }

    static Optional<CombinedItem> find(Handle handle, long position) {
        return handle.createQuery("select * from combined where position = :position").bind("position", position).map((
                row, context) -> item(row)).findOne();
    }

    static void remove(Handle handle, long position) {
        handle.execute("delete from combined where position = ?", position);
    }

    private static CombinedItem item(ResultSet row) throws SQLException {
        Combination combination = new Combination(row.getString("path"), Rows.value(row.getString("base")), Rows.value(
                row.getString("mine")), Rows.value(row.getString("theirs")), Rows.value(row.getString("result")));
        return new CombinedItem(row.getLong("position"), Rows.key(row), new Combined(combination, new Origin(row
                .getString("their_device"), Rows.instant(row, "their_time"))), Instant.ofEpochMilli(row.getLong(
                        "combined_at")));
    }
}
