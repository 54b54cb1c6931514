package org.woodshed.client.store;

import java.time.InstantSource;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.merge.Dispute;

/** Writes what changed among open conflicts; they are few, so each is written as it is added. For one transaction. */
final class ConflictWriter {
    private final Handle handle;
    private final InstantSource clock;

    ConflictWriter(Handle handle, InstantSource clock) {
        this.handle = handle;
        this.clock = clock;
    }

    void add(WorkTables.Step step) {
        OpenConflict after = step.after().conflict();
        if (Objects.equals(step.before().conflict(), after)) {
            return;
        }
        handle.execute("delete from conflicts where entity_type = ? and entity_id = ?", step.after().key().type()
                .wireName(), step.after().key().id().value());
        if (after != null) {
            after.disputes().forEach(dispute -> insert(after, dispute));
        }
    }

    private void insert(OpenConflict conflict, Dispute dispute) {
        handle.createUpdate(
                "insert into conflicts (entity_type, entity_id, path, base, mine, theirs, my_time, their_device,"
                        + " their_time, opened_at) values (:type, :id, :path, :base, :mine, :theirs, :myTime, :device, :time, :now)")
                .bind("type", conflict.key().type().wireName()).bind("id", conflict.key().id().value()).bind("path",
                        dispute.path())
                .bind("base", Rows.column(dispute.base())).bind("mine", Rows.column(dispute
                        .mine()))
                .bind("theirs", Rows.column(dispute.theirs())).bind("device", conflict
                        .theirDevice())
                .bind("myTime", Rows.millis(conflict.myTime())).bind("time", Rows.millis(conflict.theirTime()))
                .bind("now",
                        clock.millis())
                .execute();
    }
}
