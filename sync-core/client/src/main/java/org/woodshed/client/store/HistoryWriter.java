package org.woodshed.client.store;

import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.woodshed.client.outbox.Origin;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityState;
import org.woodshed.protocol.Json;

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
                + " by_other, device_id, device, changed_at, unsent) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    void add(WorkTables.Step step) {
        EntityState before = step.before().view();
        boolean gone = step.shown().deleted();
        boolean replaced = step.before().exists() && (before.deleted() != gone
                || (!gone && !before.data().equals(step.after().view().data())));
        if (replaced) {
            boolean byOther = !step.before().shadow().equals(step.after().shadow());
            Origin origin = step.after().trace().changedBy();
            Origin who = origin == null ? Origin.UNKNOWN : origin;
            Instant when = who.serverTime();
            boolean unsent = !before.data().equals(step.before().shadow().data());
            add(before, false, byOther, who, byOther && when != null ? when : clock.instant(), unsent);
        }
        step.after().trace().setAside().forEach(typed -> add(new EntityState(before.key(), before.version(), false,
                typed), true, false, Origin.UNKNOWN, clock.instant(), true));
    }

    private void add(EntityState state, boolean aside, boolean byOther, Origin who, Instant at,
            boolean unsent) {
        DeviceId device = who.deviceId();
        rows.add(state.type().wireName(), state.id().value(), Json.write(state.data()), state.deleted(), aside, byOther,
                byOther && device != null ? device.value() : null, byOther ? who.deviceName() : null,
                at.toEpochMilli(), unsent);
    }

    void write() {
        rows.write();
    }
}
