package org.woodshed.server.storage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityKey;

/** Reads one user's log. Valid within the transaction that handed it out. */
public interface LogReader {
    LogHead head();

    /** The random text of a seq; empty if there is no such seq. */
    Optional<String> checkAt(long seq);

    /** The seq of the last change up to a time; 0 if there is none. */
    long seqAt(Instant time);

    /** Entities whose last change has a higher seq, in seq order. */
    List<PageItem> changedAfter(long seq, int limit);

    /** Every entity's bucket and part of the digest. */
    List<BucketItem> bucketItems();

    /** The entities of one bucket, in seq order. */
    List<PageItem> inBucket(int bucket);

    /**
     * What was done, newest first.
     *
     * @param key    null for everything
     * @param before only changes with a lower seq
     */
    List<HistoryRow> history(@Nullable EntityKey key, long before, int limit);

    /** Whose the next seqs of entities' changes are, in seq order. */
    List<LoggedSeq> seqsAfter(long seq, int limit);

    /** How many entities there are, by type. */
    List<TypeCount> counts();

    OperationReader operations();

    Map<DeviceId, String> deviceNames(Collection<DeviceId> devices);
}
