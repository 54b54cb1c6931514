package org.woodshed.server.changes;

import java.util.ArrayList;
import java.util.List;
import org.woodshed.model.UserId;
import org.woodshed.protocol.DigestRequest;
import org.woodshed.protocol.DigestResponse;
import org.woodshed.server.storage.BucketItem;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.PageItem;
import org.woodshed.server.storage.Storage;

/** The digest in 256 parts, so that a laptop that differs need not read everything again. Thread-safe. */
public final class DigestStep {
    private final Storage storage;

    public DigestStep(Storage storage) {
        this.storage = storage;
    }

    /**
     * The digest of all buckets, or the entities of one.
     *
     * @throws org.woodshed.server.errors.ApiException if the cursor is not one of this log
     */
    public DigestResponse answer(UserId userId, DigestRequest request) {
        return storage.readLog(userId, log -> {
            new Cursor(request.generation(), request.lastKnownServerVersion(), request.check()).require(log);
            Integer bucket = request.bucket();
            return new DigestResponse(log.head().generation(), log.head().lastSeq(), bucket == null ? buckets(log)
                    : null,
                    bucket == null ? null
                            : log.inBucket(bucket).stream().map(PageItem::change)
                                    .toList());
        });
    }

    private static List<DigestResponse.Bucket> buckets(LogReader log) {
        long[] counts = new long[DigestRequest.BUCKETS];
        long[] hashes = new long[DigestRequest.BUCKETS];
        for (BucketItem item : log.bucketItems()) {
            counts[item.bucket()]++;
            hashes[item.bucket()] ^= item.itemHash();
        }
        List<DigestResponse.Bucket> buckets = new ArrayList<>();
        for (int number = 0; number < DigestRequest.BUCKETS; number++) {
            buckets.add(DigestResponse.Bucket.of(counts[number], hashes[number]));
        }
        return buckets;
    }
}
