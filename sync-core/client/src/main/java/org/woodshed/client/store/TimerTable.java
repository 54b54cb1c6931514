package org.woodshed.client.store;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.woodshed.client.logbook.RunningTimer;
import org.woodshed.model.EntityId;

/** The running timer, at most one row. */
final class TimerTable {
    private TimerTable() {}

    /** The timer that was running when the store was last open. */
    public static Optional<RunningTimer> recovered(Handle handle) {
        return handle.createQuery("select * from running_timer").map((row, context) -> {
            String piece = row.getString("piece_id");
            return new RunningTimer(new EntityId(row.getString("entry_id")), Instant.ofEpochMilli(row.getLong(
                    "started_at")), ZoneId.of(row.getString("zone")), piece == null ? null : new EntityId(piece),
                    Instant.ofEpochMilli(row.getLong("heartbeat")), true);
        }).findOne();
    }

    public static void write(Handle handle, RunningTimer timer) {
        handle.createUpdate("merge into running_timer (id, entry_id, started_at, zone, piece_id, heartbeat) key (id)"
                + " values (1, :entryId, :startedAt, :zone, :pieceId, :heartbeat)").bind("entryId", timer.entryId()
                        .value())
                .bind("startedAt", timer.startedAt().toEpochMilli()).bind("zone", timer.zone().getId())
                .bind("pieceId", timer.pieceId() == null ? null : timer.pieceId().value()).bind("heartbeat", timer
                        .heartbeat().toEpochMilli())
                .execute();
    }

    public static void clear(Handle handle) {
        handle.execute("delete from running_timer");
    }
}
