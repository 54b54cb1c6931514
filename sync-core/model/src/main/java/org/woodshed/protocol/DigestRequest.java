package org.woodshed.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the digest by buckets, or for the entities of one bucket.
 *
 * @param bucket    0…255: the first byte of SHA-256(entityId); absent to ask for the digest of all
 * @param recompute true to have the server compute the digest that it keeps anew first; absent for false
 */
public record DigestRequest(@Nullable String generation, Long lastKnownServerVersion, @Nullable String check,
        @Nullable Integer bucket, @Nullable Boolean recompute) {
    public static final int BUCKETS = 256;

    /** Asks for the digest as the server keeps it. */
    public DigestRequest(@Nullable String generation, Long lastKnownServerVersion, @Nullable String check,
            @Nullable Integer bucket) {
        this(generation, lastKnownServerVersion, check, bucket, null);
    }

    /** @throws IllegalArgumentException if a part is missing or out of range */
    public DigestRequest {
        Required.notNegative("lastKnownServerVersion", lastKnownServerVersion);
        Required.optionalText("check", check, Limits.MAX_CHECK_LENGTH);
        if (lastKnownServerVersion > 0 && check == null) {
            throw new InvalidPartException("check", "is missing: it belongs to a cursor above 0");
        }
        if (bucket != null && (bucket < 0 || bucket >= BUCKETS)) {
            throw new InvalidPartException("bucket", "must be 0 to " + (BUCKETS - 1));
        }
    }
}
