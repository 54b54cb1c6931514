package org.woodshed.server.storage;

import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.Digest;

/**
 * Where one user's log stands.
 *
 * @param lastSeq   the last seq given out; 0 = none
 * @param lastCheck the random text of that seq; null for none
 * @param count     how many entities there are, tombstones included
 * @param xor       of their item hashes
 */
public record LogHead(String generation, long lastSeq, @Nullable String lastCheck, long count, long xor) {
    public Digest digest() {
        return Digest.ofEntities(count, xor);
    }
}
