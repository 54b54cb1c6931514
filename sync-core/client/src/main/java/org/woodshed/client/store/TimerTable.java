package org.woodshed.client.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.timer.Count;
import org.woodshed.client.timer.Gap;
import org.woodshed.client.timer.RunningTimer;
import org.woodshed.client.timer.Stretch;
import org.woodshed.model.EntityId;

/** The running timer, at most one row, and its gaps that nobody has answered. */
final class TimerTable {
    private TimerTable() {}

    /** The timer that was running when the store was last open. */
    public static Optional<RunningTimer> recovered(Handle handle) {
        List<Gap> gaps = Sql.query(handle, "select * from timer_gap order by started_at",
                row -> new Gap(instant(row, "started_at"), instant(row, "ended_at"), Duration.ofMillis(row.getLong(
                        "counted_millis"))));
        return Sql.query(handle, "select * from running_timer", row -> timer(row, gaps)).stream().findFirst();
    }

    private static RunningTimer timer(ResultSet row, List<Gap> gaps) throws SQLException {
        EntityId entry = new EntityId(row.getString("entry_id"));
        Instant start = instant(row, "started_at");
        Stretch stretch = new Stretch(entry, Objects.requireNonNullElse(id(row.getString("session_id")), entry), start,
                ZoneId.of(row.getString("zone")), id(row.getString("piece_id")));
        Count count = new Count(start, instant(row, "heartbeat"), Rows.instant(row, "paused_at"), Duration.ofMillis(row
                .getLong("left_out_millis")), gaps, Duration.ofMillis(row.getLong("confirmed_millis")));
        return new RunningTimer(stretch, count, row.getBoolean("kept_running"), true);
    }

    private static @Nullable EntityId id(@Nullable String text) {
        return text == null ? null : new EntityId(text);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    public static void write(Handle handle, RunningTimer timer) {
        Stretch stretch = timer.stretch();
        Count count = timer.count();
        handle.createUpdate("merge into running_timer (id, entry_id, session_id, started_at, zone, piece_id, heartbeat,"
                + " paused_at, left_out_millis, confirmed_millis, kept_running) key (id) values (1, :entryId, :sessionId,"
                + " :startedAt, :zone, :pieceId, :heartbeat, :pausedAt, :leftOut, :confirmed, :keptRunning)").bind(
                        "entryId", stretch.entryId().value())
                .bind("sessionId", stretch.sessionId().value())
                .bind("startedAt", stretch.startedAt().toEpochMilli()).bind("zone", stretch.zone().getId())
                .bind("pieceId", stretch.pieceId() == null ? null : stretch.pieceId().value())
                .bind("heartbeat", count.heartbeat().toEpochMilli()).bind("pausedAt", Rows.millis(count.pausedAt()))
                .bind("leftOut", count.leftOut().toMillis()).bind("confirmed", count.confirmed().toMillis())
                .bind("keptRunning", timer.keptRunning()).execute();
        handle.execute("delete from timer_gap");
        count.gaps().forEach(gap -> handle.execute("insert into timer_gap (started_at, ended_at, counted_millis) values"
                + " (?, ?, ?)", gap.from().toEpochMilli(), gap.to().toEpochMilli(), gap.counted().toMillis()));
    }

    public static void clear(Handle handle) {
        handle.execute("delete from running_timer");
        handle.execute("delete from timer_gap");
    }
}
