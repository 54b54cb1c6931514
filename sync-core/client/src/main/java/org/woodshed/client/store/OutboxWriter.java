package org.woodshed.client.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
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
    private final Handle handle;
    private final Delays delays;
    private final RowBatch deletes;
    private final RowBatch updates;
    private final RowBatch sent;
    private final RowBatch inserts;
    private boolean delayed;

    OutboxWriter(Handle handle, Delays delays) {
        this.handle = handle;
        this.delays = delays;
        deletes = new RowBatch(handle, "delete from outbox where change_id = ?");
        updates = new RowBatch(handle, "update outbox set type = ?, base_version = ?, base = ?, data = ?, state = ?,"
                + " attempts = ?, last_error = ?, next_attempt_at = ? where change_id = ?");
        sent = new RowBatch(handle,
                "update outbox set state = 'IN_FLIGHT', next_attempt_at = null, last_attempt_at = ? where change_id = ?");
        inserts = new RowBatch(handle,
                "insert into outbox (change_id, entity_type, entity_id, type, base_version, base,"
                        + " data, created_at, state, attempts, last_error, next_attempt_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
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
            if (change.nextAttemptAt() != null) {
                delays.note(change);
                delayed = true;
            }
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
            updates.add(change.type().name(), change.baseVersion(), Json.write(change.base()), Json.write(change
                    .data()), change.state().name(), change.attempts(), change.lastError(), Rows.millis(
                            change
                                    .nextAttemptAt()),
                    change.changeId().value());
        }
    }

    void markSent(PendingChange change, Instant now) {
        sent.add(now.toEpochMilli(), change.changeId().value());
    }

    private void delete(PendingChange change) {
        deletes.add(change.changeId().value());
    }

    private void insert(PendingChange change) {
        inserts.add(change.changeId().value(), change.key().type().wireName(), change.key().id().value(), change.type()
                .name(), change.baseVersion(), Json.write(change.base()), Json.write(change.data()),
                change.createdAt()
                        .toEpochMilli(),
                change.state().name(), change.attempts(), change.lastError(), Rows.millis(
                        change.nextAttemptAt()));
    }

    void write() {
        List.of(deletes, updates, sent, inserts).forEach(RowBatch::write);
        if (delayed) {
            delays.write(handle);
        }
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
