package org.woodshed.server.storage;

import org.woodshed.protocol.Digest;

/**
 * Where the list operations of one user's log stand.
 *
 * @param count how many were ever accepted
 * @param xor   of their item hashes
 * @param floor operations up to this seq were pruned, and are in the snapshots only; 0 = none
 */
public record ListHead(long count, long xor, long floor) {
    public Digest.Lists digest() {
        return Digest.Lists.of(count, xor);
    }
}
