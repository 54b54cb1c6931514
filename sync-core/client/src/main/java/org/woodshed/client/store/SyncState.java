package org.woodshed.client.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.Digest;

/**
 * Which dataset of which server this store is a copy of, and how far.
 *
 * @param server     the server's address; null before the first sign-in
 * @param generation names the dataset; null before the first answer
 * @param cursor     the last seq that is applied here
 * @param check      the text that belongs to the cursor; null with cursor 0
 * @param digest     over all shadows, and over the server's list operations up to the cursor
 * @param repairing  everything is being read again, because the digests differed or the dataset is another
 * @param rebasing   it is another dataset: what it lacks will be sent again
 */
public record SyncState(@Nullable String server, @Nullable String email, @Nullable String userId,
        @Nullable String generation, long cursor, @Nullable String check, Digest digest, boolean repairing,
        boolean rebasing,
        @Nullable Instant lastSync) {
    SyncState withLastSync(Instant at) {
        return new SyncState(server, email, userId, generation, cursor, check, digest, repairing, rebasing, at);
    }
}
