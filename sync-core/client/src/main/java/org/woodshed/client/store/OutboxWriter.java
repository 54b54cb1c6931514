package org.woodshed.client.store;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.outbox.EntityWork;
import org.woodshed.client.outbox.PendingChange;
import org.woodshed.model.EntityType;
import org.woodshed.protocol.Json;

/**
 * Writes what changed in the outbox. An edited entry goes to the end of the queue, because it may now refer to a piece
 * that was queued after it; everything else keeps its place. For one transaction.
 */
final class OutboxWriter {
    private final RowBatch deletes;
    private final RowBatch updates;
    private final RowBatch inserts;

    OutboxWriter(Handle handle) {
        deletes = new RowBatch(handle, "delete from outbox where change_id = :changeId");
        updates = new RowBatch(handle, "update outbox set type = :type, base_version = :baseVersion, base = :base,"
                + " data = :data, state = :state, attempts = :attempts, last_error = :lastError,"
                + " next_attempt_at = :nextAttemptAt where change_id = :changeId");
        inserts = new RowBatch(handle,
                "insert into outbox (change_id, entity_type, entity_id, type, base_version, base,"
                        + " data, created_at, state, attempts, last_error, next_attempt_at) values (:changeId, :entityType,"
                        + " :entityId, :type, :baseVersion, :base, :data, :createdAt, :state, :attempts, :lastError,"
                        + " :nextAttemptAt)");
    }

    /** A person asked: what waits for a later try goes now, and has all its tries again. */
    static void forgetRefusals(Handle handle) {
        handle.execute(
                "update outbox set attempts = 0, next_attempt_at = null where state = 'PENDING' and attempts > 0");
    }

    void add(WorkTables.Step step) {
        List<PendingChange> before = changes(step.before());
        List<PendingChange> after = changes(step.after());
        for (PendingChange gone : before) {
            if (find(after, gone) == null) {
                delete(gone);
            }
        }
        for (PendingChange change : after) {
            PendingChange old = find(before, change);
            if (old == null) {
                insert(change);
            } else if (!old.equals(change)) {
                replace(old, change);
            }
        }
    }

    private void replace(PendingChange old, PendingChange change) {
        boolean edited = !old.data().equals(change.data());
        if (edited && change.key().type().equals(EntityType.LOGBOOK_ENTRY)) {
            delete(old);
            insert(change);
        } else {
            bind(updates, change).add();
        }
    }

    private void delete(PendingChange change) {
        deletes.row().bind("changeId", change.changeId().value()).add();
    }

    private void insert(PendingChange change) {
        bind(inserts, change).bind("entityType", change.key().type().wireName()).bind("entityId", change.key().id()
                .value()).bind("createdAt", change.createdAt().toEpochMilli()).add();
    }

    private static PreparedBatch bind(RowBatch batch, PendingChange change) {
        return batch.row().bind("changeId", change.changeId().value()).bind("type", change.type().name())
                .bind("baseVersion",
                        change.baseVersion())
                .bind("base", Json.write(change.base())).bind("data", Json.write(change.data()))
                .bind("state", change.state().name()).bind("attempts", change.attempts()).bind("lastError", change
                        .lastError())
                .bind("nextAttemptAt", Rows.millis(change.nextAttemptAt()));
    }

    void write() {
        List.of(deletes, updates, inserts).forEach(RowBatch::write);
    }

    private static List<PendingChange> changes(EntityWork work) {
        List<PendingChange> changes = new ArrayList<>(2);
        if (work.inFlight() != null) {
            changes.add(work.inFlight());
        }
        if (work.waiting() != null) {
            changes.add(work.waiting());
        }
        return changes;
    }

    private static @Nullable PendingChange find(List<PendingChange> changes, PendingChange wanted) {
        return changes.stream().filter(change -> change.changeId().equals(wanted.changeId())).findFirst().orElse(null);
    }
}
