package org.woodshed.server.changes;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.model.UserId;
import org.woodshed.protocol.Digest;
import org.woodshed.protocol.DigestRequest;
import org.woodshed.protocol.DigestResponse;
import org.woodshed.server.storage.BucketItem;
import org.woodshed.server.storage.LogHead;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.LogWriter;
import org.woodshed.server.storage.PageItem;
import org.woodshed.server.storage.Storage;

/** The digest in 256 parts, so that a laptop that differs need not read everything again. Thread-safe. */
public final class DigestStep {
    private static final Logger LOG = LoggerFactory.getLogger(DigestStep.class);

    private final Storage storage;
    private final ChangeService service;

    public DigestStep(Storage storage, ChangeService service) {
        this.storage = storage;
        this.service = service;
    }

    /**
     * The digest of all buckets, or the entities of one. Where a laptop found no difference and the digest differs all the
     * same, it asks to have the one that is kept computed anew.
     *
     * @throws org.woodshed.server.errors.ApiException if the cursor is not one of this log
     */
    public DigestResponse answer(UserId userId, DigestRequest request) {
        if (Boolean.TRUE.equals(request.recompute())) {
            service.maintain(userId, log -> {
                cursor(request).require(log);
                recompute(userId, log);
                return true;
            });
        }
        return storage.readLog(userId, log -> {
            cursor(request).require(log);
            Integer bucket = request.bucket();
            return new DigestResponse(log.head().generation(), log.head().lastSeq(), bucket == null ? buckets(log)
                    : null,
                    bucket == null ? null
                            : log.inBucket(bucket).stream().map(PageItem::change)
                                    .toList());
        });
    }

    private static Cursor cursor(DigestRequest request) {
        return new Cursor(request.generation(), request.lastKnownServerVersion(), request.check());
    }

    /** From the entities themselves. That of list operations stays: the older ones are not there any more. */
    private static void recompute(UserId userId, LogWriter log) {
        long count = 0;
        long xor = 0;
        for (int bucket = 0; bucket < DigestRequest.BUCKETS; bucket++) {
            for (PageItem item : log.inBucket(bucket)) {
                count++;
                xor ^= Digest.itemHash(item.change().state());
            }
        }
        LogHead head = log.head();
        if (count != head.count() || xor != head.xor()) {
            LOG.error("The digest of user {} at seq {} was not that of the entities; it is now", userId,
                    head.lastSeq());
            log.moveHead(head.withEntities(count, xor));
        }
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
