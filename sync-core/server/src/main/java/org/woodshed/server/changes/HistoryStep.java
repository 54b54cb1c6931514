package org.woodshed.server.changes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityKey;
import org.woodshed.model.UserId;
import org.woodshed.protocol.HistoryPage;
import org.woodshed.protocol.Limits;
import org.woodshed.server.storage.HistoryRow;
import org.woodshed.server.storage.Storage;

/** Who did what, newest first. Thread-safe. */
public final class HistoryStep {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;
    /** What an item is taken to weigh beside its data, in bytes. */
    private static final int ENVELOPE_BYTES = 400;

    private final Storage storage;

    public HistoryStep(Storage storage) {
        this.storage = storage;
    }

    /**
     * One page.
     *
     * @param key    null for everything the user has
     * @param before only changes with a lower seq; null for the newest
     */
    public HistoryPage answer(UserId userId, @Nullable EntityKey key, @Nullable Long before, @Nullable Integer limit) {
        int wanted = Math.clamp(limit == null ? DEFAULT_LIMIT : limit, 1, MAX_LIMIT);
        return storage.readLog(userId, log -> {
            List<HistoryRow> rows = log.history(key, before == null ? Long.MAX_VALUE : before, wanted + 1);
            int size = fitting(rows, wanted);
            return new HistoryPage(rows.subList(0, size).stream().map(HistoryRow::item).toList(), size < rows.size());
        });
    }

    /** How many of the rows a page holds: at least one, and then as many as its size allows. */
    private static int fitting(List<HistoryRow> rows, int wanted) {
        long bytes = 0;
        int size = 0;
        for (HistoryRow row : rows) {
            bytes += row.length() + ENVELOPE_BYTES;
            if (size == wanted || (size > 0 && bytes > Limits.MAX_PAGE_BYTES)) {
                break;
            }
            size++;
        }
        return size;
    }
}
