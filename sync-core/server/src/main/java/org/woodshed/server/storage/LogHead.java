package org.woodshed.server.storage;

import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.Digest;

/**
 * Where one user's log stands.
 *
 * @param restoredSeq the last seq there was when the dataset was restored from a backup; 0 if it never was
 * @param lastSeq   the last seq given out; 0 = none
 * @param lastCheck the random text of that seq; null for none
 * @param count     how many entities there are, tombstones included
 * @param xor       of their item hashes
 * @param lists     the same of list operations
 */
public record LogHead(String generation, long restoredSeq, long lastSeq, @Nullable String lastCheck, long count,
        long xor,
        ListHead lists) {
    public Digest digest() {
        return Digest.of(count, xor, lists.digest());
    }

    /** The head after an entity was written at the next seq. */
    public LogHead withEntity(String check, long added, long xorChange) {
        return new LogHead(generation, restoredSeq, lastSeq + 1, check, count + added, xor ^ xorChange, lists);
    }

    /** The head after a list operation was written at the next seq. */
    public LogHead withOperation(String check, long itemHash) {
        return new LogHead(generation, restoredSeq, lastSeq + 1, check, count, xor,
                new ListHead(lists.count() + 1, lists.xor()
                        ^ itemHash, lists.floor()));
    }

    /** The head with another digest of the entities. */
    public LogHead withEntities(long newCount, long newXor) {
        return new LogHead(generation, restoredSeq, lastSeq, lastCheck, newCount, newXor, lists);
    }

    public LogHead withFloor(long floor) {
        return new LogHead(generation, restoredSeq, lastSeq, lastCheck, count, xor,
                new ListHead(lists.count(), lists.xor(), floor));
    }
}
