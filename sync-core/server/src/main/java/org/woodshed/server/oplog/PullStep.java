package org.woodshed.server.oplog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.UserId;
import org.woodshed.protocol.Bootstrap;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.Limits;
import org.woodshed.protocol.ListOperation;
import org.woodshed.protocol.OperationPage;
import org.woodshed.server.changes.Refusals;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.Storage;
import org.woodshed.server.storage.StoredOperation;
import org.woodshed.server.storage.StoredSnapshot;

/** Reads list operations page by page. Thread-safe. */
public final class PullStep {
    /** What an operation is taken to weigh beside its payload, in bytes. */
    private static final int ENVELOPE_BYTES = 250;
    private final Storage storage;

    public PullStep(Storage storage) {
        this.storage = storage;
    }

    /**
     * What comes after a cursor.
     *
     * @param generation null if the asker does not say
     * @param limit      null for as many as a page holds
     * @throws org.woodshed.server.errors.ApiException {@code generation_mismatch}, or {@code bootstrap_required} if
     *                                                 operations after the cursor were pruned
     */
    public OperationPage pull(UserId userId, @Nullable String generation, long since, @Nullable Integer limit) {
        return storage.readLog(userId, log -> {
            requireKnown(log, generation, since);
            return page(log, since, limit);
        });
    }

    /**
     * What a device starts from: on the first page the newest snapshot it can read, and what came after that.
     *
     * @param since  the cursor that the page before led to; null for the first page
     * @param schema the newest snapshot schema the device can read; null for any
     */
    public Bootstrap bootstrap(UserId userId, @Nullable Long since, @Nullable Integer schema,
            @Nullable Integer limit) {
        return storage.readLog(userId, log -> {
            List<StoredSnapshot> snapshots = since != null ? List.of()
                    : log.operations().newestSnapshot(schema == null ? Integer.MAX_VALUE : schema).stream().toList();
            long start =
                    since != null ? since : snapshots.stream().mapToLong(StoredSnapshot::seq).findFirst().orElse(0);
            if (since == null && start < log.head().lists().floor()) {
                throw ApiException.of(ErrorCode.SCHEMA_TOO_OLD, "The lists' snapshots are of a newer version than this"
                        + " app's. What you typed is safe on the laptop: install the new version");
            }
            requireKnown(log, null, start);
            OperationPage page = page(log, start, limit);
            return new Bootstrap(log.head().generation(), snapshots.stream().map(snapshot -> Bootstrap.Snapshot.ofAll(
                    snapshot.schema(), snapshot.state(), snapshot.seq(), snapshot.lists())).toList(), page.ops(), page
                            .serverSeq(),
                    page.hasMore());
        });
    }

    private static void requireKnown(LogReader log, @Nullable String generation, long since) {
        if (generation != null && !generation.equals(log.head().generation())) {
            throw Refusals.otherDataset(log.head().generation(), "generation");
        }
        if (since > log.head().lastSeq()) {
            throw Refusals.otherDataset(log.head().generation(), "cursor");
        }
        long floor = log.head().lists().floor();
        if (since < floor) {
            throw Refusals.bootstrapRequired(floor);
        }
    }

    private static OperationPage page(LogReader log, long since, @Nullable Integer limit) {
        int size = Math.clamp(limit == null ? Limits.MAX_OPERATIONS : limit, 1, Limits.MAX_OPERATIONS);
        List<StoredOperation> found = log.operations().after(since, size + 1);
        List<ListOperation> operations = new ArrayList<>();
        long bytes = 0;
        for (StoredOperation stored : found) {
            bytes += stored.length() + ENVELOPE_BYTES;
            if (operations.size() == size || (bytes > Limits.MAX_PAGE_BYTES && !operations.isEmpty())) {
                break;
            }
            operations.add(stored.operation());
        }
        boolean hasMore = operations.size() < found.size();
        long cursor = hasMore ? found.get(operations.size() - 1).seq() : log.head().lastSeq();
        return new OperationPage(operations, cursor, hasMore);
    }
}
