package org.woodshed.server.v1;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.woodshed.model.UserId;
import org.woodshed.protocol.Limits;
import org.woodshed.protocol.V1PullRequest;
import org.woodshed.protocol.V1PullResponse;
import org.woodshed.server.changes.Refusals;
import org.woodshed.server.changes.TimeCursor;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.PageItem;
import org.woodshed.server.storage.Storage;

/** {@code POST /api/sync/pull}: whole states and deletions after a token, in pages. Thread-safe. */
public final class PullStep {
    private static final int CHUNK = 128;

    private final Storage storage;
    private final TimeCursor times;
    private final InstantSource clock;

    public PullStep(Storage storage, TimeCursor times, InstantSource clock) {
        this.storage = storage;
        this.times = times;
        this.clock = clock;
    }

    /**
     * A page, and what it tells of its reader.
     *
     * @param applied the seq that the reader says it has applied of everything; 0 if it says none
     */
    public record Pulled(V1PullResponse page, long applied) {}

    /**
     * The next page.
     *
     * @throws org.woodshed.server.errors.ApiException {@code invalid_request}; {@code generation_mismatch} if the token
     *                                                 is of a log that had come further than this one
     */
    public Pulled answer(UserId userId, V1PullRequest request) {
        SyncToken start = SyncToken.start(request.types(), request.since());
        Instant from = request.since() == null ? times.start(request.lastSyncTime()) : null;
        int limit = request.limit() == null ? Limits.MAX_FRAME_ITEMS : Math.min(request.limit(), Limits.MAX_STATES);
        return storage.readLog(userId, log -> {
            if (start.seq() > log.head().lastSeq()) {
                throw Refusals.otherDataset(log.head().generation(), "cursor");
            }
            long after = from == null ? start.seq() : log.seqAt(from);
            return new Pulled(read(log, start.at(after), limit), start.isOfAll() ? start.seq() : 0);
        });
    }

    private V1PullResponse read(LogReader log, SyncToken start, int limit) {
        StatePage page = new StatePage(start.kinds(), limit);
        long position = start.seq();
        List<PageItem> chunk = log.changedAfter(position, CHUNK);
        while (!chunk.isEmpty()) {
            for (PageItem item : chunk) {
                if (!page.take(item)) {
                    return page.toResponse(start.at(position), now(), true);
                }
                position = item.change().seq();
            }
            chunk = log.changedAfter(position, CHUNK);
        }
        return page.toResponse(start.at(log.head().lastSeq()), now(), false);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
