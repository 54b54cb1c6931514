package org.woodshed.server.changes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.Limits;
import org.woodshed.protocol.ServerChange;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.PageItem;
import org.woodshed.server.storage.StoredOperation;

/**
 * One page of changes in seq order.
 *
 * @param lastCheck the random text of the last item's seq; null for an empty page
 * @param hasMore   true if something is left to be sent
 */
record Page(List<ServerChange> changes, @Nullable String lastCheck, boolean hasMore) {
    static final Page EMPTY = new Page(List.of(), null, false);
    /** What an item is taken to weigh beside its data, in bytes. */
    private static final int ENVELOPE_BYTES = 250;
    private static final int CHUNK = 128;

    /**
     * Reads what comes after a cursor.
     *
     * @param latest    the last seq there is
     * @param listsFrom list operations up to this seq are left out
     * @param leaveOut  items the reader knows already
     * @throws org.woodshed.server.errors.ApiException {@code bootstrap_required} if list operations are gone that the
     *                                                 reader would need
     */
    static Page read(LogReader log, long cursor, long latest, long listsFrom, int limit,
            Predicate<ServerChange> leaveOut) {
        long floor = log.head().lists().floor();
        if (Math.max(cursor, listsFrom) < floor) {
            throw Refusals.bootstrapRequired(floor);
        }
        List<ServerChange> changes = new ArrayList<>();
        String lastCheck = null;
        long bytes = 0;
        long position = cursor;
        while (position < latest) {
            List<PageItem> chunk = chunk(log, position, listsFrom, Math.min(CHUNK, limit + 1));
            for (PageItem item : chunk) {
                position = item.change().seq();
                if (leaveOut.test(item.change())) {
                    continue;
                }
                bytes += item.dataLength() + ENVELOPE_BYTES;
                if (changes.size() == limit || (bytes > Limits.MAX_PAGE_BYTES && !changes.isEmpty())) {
                    return new Page(changes, lastCheck, true);
                }
                changes.add(item.change());
                lastCheck = item.check();
            }
            if (chunk.isEmpty()) {
                // The seqs that are left belong to changes that later ones replaced.
                break;
            }
        }
        return new Page(changes, lastCheck, false);
    }

    /** The next entities and list operations, mixed in seq order. */
    private static List<PageItem> chunk(LogReader log, long position, long listsFrom, int size) {
        List<PageItem> entities = log.changedAfter(position, size);
        List<StoredOperation> operations = log.head().lists().count() == 0 ? List.of()
                : log.operations().after(Math.max(position, listsFrom), size);
        return operations.isEmpty() ? entities
                : Stream.concat(entities.stream(), operations.stream().map(StoredOperation::toPageItem)).sorted(
                        Comparator.comparing(item -> item.change().seq())).limit(size).toList();
    }
}
