package org.woodshed.server.limits;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which ways of syncing an operator offers, to whom, and for how long.
 *
 * @param v2Percent        of users who may use version 2
 * @param v1               whether version 1 is offered
 * @param v1Sunset         the day on which version 1 will end; null if none is planned
 * @param legacyTimeCursor whether version 1 takes times in place of tokens
 * @param compactionMargin how many seqs below the lowest cursor list operations are kept
 */
public record SyncPolicy(int v2Percent, boolean v1, @Nullable LocalDate v1Sunset, boolean legacyTimeCursor,
        long compactionMargin) {
    public static final SyncPolicy DEFAULT = new SyncPolicy(100, true, null, true, 1_000);

    /** @throws IllegalArgumentException if a number is out of range */
    public SyncPolicy {
        if (v2Percent < 0 || v2Percent > 100) {
            throw new IllegalArgumentException("a percentage is 0 to 100");
        }
        if (compactionMargin < 0) {
            throw new IllegalArgumentException("a compaction margin is 0 or more");
        }
    }
}
