package org.woodshed.server.changes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityKey;
import org.woodshed.model.UserId;
import org.woodshed.protocol.HistoryItem;
import org.woodshed.protocol.HistoryPage;
import org.woodshed.server.storage.Storage;

/** Who did what, newest first. Thread-safe. */
public final class HistoryStep {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;

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
            List<HistoryItem> items = log.history(key, before == null ? Long.MAX_VALUE : before, wanted + 1);
            boolean hasMore = items.size() > wanted;
            return new HistoryPage(hasMore ? items.subList(0, wanted) : items, hasMore);
        });
    }
}
