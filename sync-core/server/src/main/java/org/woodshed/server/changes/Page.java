package org.woodshed.server.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.Limits;
import org.woodshed.protocol.ServerChange;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.PageItem;

/**
 * One page of changes in seq order.
 *
 * @param lastCheck the random text of the last item's seq; null for an empty page
 * @param hasMore   true if something is left to be sent
 */
record Page(List<ServerChange> changes, @Nullable String lastCheck, boolean hasMore) {
    /** What an item is taken to weigh beside its data, in bytes. */
    private static final int ENVELOPE_BYTES = 250;
    private static final int CHUNK = 128;

    /**
     * Reads what comes after a cursor.
     *
     * @param latest   the last seq there is
     * @param leaveOut items the reader knows already
     */
    static Page read(LogReader log, long cursor, long latest, int limit, Predicate<ServerChange> leaveOut) {
        List<ServerChange> changes = new ArrayList<>();
        String lastCheck = null;
        long bytes = 0;
        long position = cursor;
        while (position < latest) {
            List<PageItem> chunk = log.changedAfter(position, Math.min(CHUNK, limit + 1));
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
}
