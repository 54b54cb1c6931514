package org.woodshed.protocol;

/**
 * A snapshot was taken.
 *
 * @param serverSeq of the newest snapshot that the server now keeps
 * @param floor     list operations up to this seq are no longer given out one by one; 0 = all are
 */
public record SnapshotReceipt(Long serverSeq, Long floor) {
    /** @throws IllegalArgumentException if a part is missing */
    public SnapshotReceipt {
        Required.notNegative("serverSeq", serverSeq);
        Required.notNegative("floor", floor);
    }
}
