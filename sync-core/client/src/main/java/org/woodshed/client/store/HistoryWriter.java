package org.woodshed.client.store;

import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.woodshed.client.outbox.Origin;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.protocol.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps every state that something else takes the place of: whatever was typed here stood there once, and can therefore
 * be found again. For one transaction.
 */
final class HistoryWriter {
    private final InstantSource clock;
    private final RowBatch rows;

    HistoryWriter(Handle handle, InstantSource clock) {
        this.clock = clock;
        this.rows = new RowBatch(handle, "insert into history (entity_type, entity_id, data, deleted, set_aside,"
                + " by_other, device, changed_at) values (:type, :id, :data, :deleted, :aside, :other, :device, :at)");
    }

    void add(WorkTables.Step step) {
        EntityState before = step.before().view();
        boolean replaced = step.before().exists() && !before.deleted() && !(before.data().equals(step.after().view()
                .data()) && !step.shown().deleted());
        if (replaced) {
            boolean byOther = !step.before().shadow().equals(step.after().shadow());
            Origin origin = step.after().trace().changedBy();
            Origin who = origin == null ? Origin.UNKNOWN : origin;
            Instant when = who.serverTime();
            add(before.key(), before.data(), false, byOther, who, byOther && when != null ? when : clock.instant());
        }
        step.after().trace().setAside().forEach(typed -> add(before.key(), typed, true, false, Origin.UNKNOWN, clock
                .instant()));
    }

    private void add(EntityKey key, ObjectNode data, boolean aside, boolean byOther, Origin who, Instant at) {
        rows.row().bind("type", key.type().wireName()).bind("id", key.id().value()).bind("data", Json.write(data)).bind(
                "deleted", false).bind("aside", aside).bind("other", byOther).bind("device", byOther
                        ? who.deviceName()
                        : null)
                .bind("at", at.toEpochMilli()).add();
    }

    void write() {
        rows.write();
    }
}
