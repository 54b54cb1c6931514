package org.woodshed.server.limits;

/**
 * What an operator decides about syncing.
 *
 * @param compactionMargin how many seqs below the lowest cursor list operations are kept
 * @param versions         which ways of speaking to it the server offers
 */
public record SyncPolicy(long compactionMargin, Versions versions) {
    public static final SyncPolicy DEFAULT = new SyncPolicy(1_000, Versions.ALL);

    /** @throws IllegalArgumentException if a number is out of range */
    public SyncPolicy {
        if (compactionMargin < 0) {
            throw new IllegalArgumentException("a compaction margin is 0 or more");
        }
    }

    public SyncPolicy withVersions(Versions newVersions) {
        return new SyncPolicy(compactionMargin, newVersions);
    }
}
