package org.woodshed.server.changes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.UserId;
import org.woodshed.protocol.Limits;
import org.woodshed.server.storage.LogHead;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.Storage;

/** Everything after a cursor, page by page, for readers that are sent one page after the other. Thread-safe. */
public final class CatchUpStep {
    private final Storage storage;

    public CatchUpStep(Storage storage) {
        this.storage = storage;
    }

    /**
     * The first page after a cursor.
     *
     * @param generation null if the reader does not say
     * @param check      null if the reader does not say
     * @throws org.woodshed.server.errors.ApiException {@code generation_mismatch} if the cursor is not one of this log
     */
    public CatchUpPage first(UserId userId, @Nullable String generation, long cursor, @Nullable String check) {
        return storage.readLog(userId, log -> {
            Cursor known = new Cursor(generation, cursor, check);
            if (check == null) {
                known.requireWithin(log);
            } else {
                known.require(log);
            }
            return read(log, cursor);
        });
    }

    /** The first page of what changed since a time by the server's clock; null for everything. */
    public CatchUpPage since(UserId userId, @Nullable Instant time) {
        return storage.readLog(userId, log -> read(log, time == null ? 0 : log.seqAt(time)));
    }

    /** The page that follows on one that said there is more. */
    public CatchUpPage next(UserId userId, CatchUpPage page) {
        return storage.readLog(userId, log -> read(log, page.lastSeq()));
    }

    private static CatchUpPage read(LogReader log, long cursor) {
        LogHead head = log.head();
        Page page = Page.read(log, cursor, head.lastSeq(), 0, Limits.MAX_FRAME_ITEMS, change -> false);
        return page.hasMore()
                ? new CatchUpPage(page.changes(), cursor, page.changes().getLast().seq(), page.lastCheck(),
                        true)
                : new CatchUpPage(page.changes(), cursor, head.lastSeq(), head.lastCheck(), false);
    }
}
