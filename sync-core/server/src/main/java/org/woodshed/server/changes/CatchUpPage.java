package org.woodshed.server.changes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.ServerChange;

/**
 * One page of the way from a cursor to the end of the log.
 *
 * @param prevSeq the cursor it follows on
 * @param lastSeq the cursor it leads to
 * @param check   belongs to the cursor {@code lastSeq}; null for 0
 * @param hasMore true if another page follows
 */
public record CatchUpPage(List<ServerChange> changes, long prevSeq, long lastSeq, @Nullable String check,
        boolean hasMore) {}
