package org.woodshed.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The digest by buckets, or the entities of one bucket.
 *
 * @param latestServerVersion the user's last seq when this was read
 * @param buckets             256 of them, by number; absent if one was asked for
 * @param entities            those of the bucket that was asked for; else absent
 */
public record DigestResponse(String generation, Long latestServerVersion, @Nullable List<Bucket> buckets,
        @Nullable List<ServerChange> entities) {
    /** How many entities a bucket holds, and the XOR of their hashes as 16 hex digits. */
    public record Bucket(long count, String hash) {
        public static Bucket of(long count, long xor) {
            return new Bucket(count, Digest.hex(xor));
        }
    }

    /** @throws IllegalArgumentException if a part is missing */
    public DigestResponse {
        Required.present("generation", generation);
        Required.notNegative("latestServerVersion", latestServerVersion);
    }
}
