package org.woodshed.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of version 2. Every change of the request has exactly one item in {@code acknowledged}, in request order.
 *
 * @param restoredSeq         the last seq that the dataset had when it was restored from a backup; absent if it never was
 * @param newChanges          what others did after the cursor, whole states in seq order
 * @param latestServerVersion the user's last seq when this was read
 * @param check               belongs to the cursor this answer leads to; absent for cursor 0
 * @param hasMore             true if another page follows
 * @param digest              of everything at {@code latestServerVersion}
 */
public record SyncResponse(String generation, @Nullable Long restoredSeq, List<Acknowledgement> acknowledged,
        List<ServerChange> newChanges,
        List<ConflictReport> conflicts, Long latestServerVersion, @Nullable String check, Boolean hasMore,
        Digest digest) {
    /** @throws IllegalArgumentException if a part is missing: whatever this is, it is no answer of version 2 */
    public SyncResponse {
        Required.present("generation", generation);
        Required.present("acknowledged", acknowledged);
        Required.present("newChanges", newChanges);
        Required.present("conflicts", conflicts);
        Required.notNegative("latestServerVersion", latestServerVersion);
        Required.present("hasMore", hasMore);
        Required.present("digest", digest);
    }

    /** Whether something was changed after the dataset had been restored; false if that is not known. */
    public boolean isSinceRestore(long seq) {
        return restoredSeq != null && seq > restoredSeq;
    }

    /** The cursor that a laptop has once it has applied this page. */
    public long nextCursor() {
        return hasMore && !newChanges.isEmpty() ? newChanges.getLast().seq() : latestServerVersion;
    }
}
