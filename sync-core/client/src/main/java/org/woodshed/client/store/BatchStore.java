package org.woodshed.client.store;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.woodshed.client.outbox.PendingChange;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.ProtocolVersion;
import org.woodshed.protocol.SyncRequest;

/**
 * Takes the next batch out of the outbox. What it takes is marked in flight, in a transaction that must be durable
 * before the first byte goes out: from then on each change keeps its id and its content until it is answered.
 */
final class BatchStore {
    private static final int MAX_BATCH_BYTES = 256 * 1024;
    private static final int PAGE_LIMIT = 500;

    private final WorkTables works;
    private final InstantSource clock;

    public BatchStore(WorkTables works, InstantSource clock) {
        this.works = works;
        this.clock = clock;
    }

    /**
     * The next request; its changes may be none. What was sent before and not answered comes first, alone.
     *
     * @param evenDelayed true to take what waits for a later retry too, as if it had never been refused
     */
    public SyncRequest prepare(Handle handle, int maxChanges, boolean evenDelayed) {
        SyncState state = SyncStateTable.read(handle);
        // Another dataset is read whole before anything is sent to it: only then is known what it lacks.
        if (evenDelayed) {
            OutboxWriter.forgetRefusals(handle);
        }
        List<PendingChange> batch = state.rebasing() ? List.of() : take(handle, maxChanges);
        List<Change> changes = batch.stream().map(PendingChange::toChange).toList();
        long listsFrom = ListTables.from(handle);
        return new SyncRequest(state.generation(), state.cursor(), state.check(), ProtocolVersion.SCHEMA, PAGE_LIMIT,
                listsFrom > state.cursor() ? Long.valueOf(listsFrom) : null, changes);
    }

    private List<PendingChange> take(Handle handle, int maxChanges) {
        List<PendingChange> again = withinBytes(OutboxReader.inFlight(handle, maxChanges));
        List<PendingChange> batch = again.isEmpty() ? withinBytes(OutboxReader.due(handle, maxChanges, clock.instant()))
                : again;
        works.markSent(handle, batch);
        return batch;
    }

    private static List<PendingChange> withinBytes(List<PendingChange> changes) {
        List<PendingChange> batch = new ArrayList<>();
        long bytes = 0;
        for (PendingChange change : changes) {
            bytes += Json.writeBytes(change.toChange()).length;
            if (!batch.isEmpty() && bytes > MAX_BATCH_BYTES) {
                break;
            }
            batch.add(change);
        }
        return batch;
    }
}
