package org.woodshed.server.oplog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.woodshed.model.UserId;
import org.woodshed.protocol.SnapshotReceipt;
import org.woodshed.protocol.SnapshotUpload;
import org.woodshed.server.changes.Author;
import org.woodshed.server.changes.ChangeService;
import org.woodshed.server.changes.Refusals;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.storage.LogHead;
import org.woodshed.server.storage.LogWriter;
import org.woodshed.server.storage.PrunedOperations;
import org.woodshed.server.storage.StoredSnapshot;

/**
 * Keeps the newest two snapshots of a user's lists, and forgets the payloads of operations that nobody needs any more: they
 * lie below the older snapshot, and every device that is still in use has applied them long ago. Thread-safe.
 */
public final class SnapshotStep {
    /** Devices that were silent for longer start from a snapshot when they come back. */
    private static final Duration SILENCE = Duration.ofDays(90);
    private static final int KEPT_SNAPSHOTS = 2;
    private final ChangeService service;
    private final InstantSource clock;
    private final long margin;

    /** @param margin how many seqs below the lowest cursor are kept all the same */
    public SnapshotStep(ChangeService service, InstantSource clock, long margin) {
        this.service = service;
        this.clock = clock;
        this.margin = margin;
    }

    /**
     * Takes a snapshot, and prunes what it makes possible.
     *
     * @throws ApiException {@code generation_mismatch}, or {@code invalid_request} if it claims to know more than the log
     */
    public SnapshotReceipt take(Author author, SnapshotUpload upload) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return service.write(author, log -> {
            LogHead head = log.head();
            if (!upload.generation().equals(head.generation())) {
                throw Refusals.otherDataset(head.generation(), "generation");
            }
            if (upload.serverSeq() > head.lastSeq()) {
                throw ApiException.invalid("serverSeq", "serverSeq is beyond the log, which ends at " + head.lastSeq());
            }
            log.operations().put(new StoredSnapshot(upload.serverSeq(), upload.schema(), author.deviceId(), now, log
                    .operations().headAt(upload.serverSeq()).digest(), upload.state()));
            return new ChangeService.Written<>(prune(log, now), List.of());
        });
    }

    /** Prunes what has become possible since the last snapshot. */
    public SnapshotReceipt compact(UserId userId) {
        return service.maintain(userId, log -> prune(log, clock.instant()));
    }

    private SnapshotReceipt prune(LogWriter log, Instant now) {
        List<Long> snapshots = log.operations().snapshotSeqs();
        LogHead head = log.head();
        long floor = head.lists().floor();
        if (snapshots.size() >= KEPT_SNAPSHOTS) {
            long older = snapshots.get(KEPT_SNAPSHOTS - 1);
            log.operations().deleteSnapshotsBefore(older);
            long needed = log.operations().lowestCursor(now.minus(SILENCE)).orElse(Long.MAX_VALUE);
            PrunedOperations pruned = log.operations().prune(Math.min(older, needed == Long.MAX_VALUE ? needed
                    : needed
                            - margin));
            if (pruned.upTo() > floor) {
                floor = pruned.upTo();
                log.countLogged(-pruned.length());
                log.moveHead(head.withFloor(floor));
            }
        }
        return new SnapshotReceipt(snapshots.isEmpty() ? 0 : snapshots.getFirst(), floor);
    }
}
