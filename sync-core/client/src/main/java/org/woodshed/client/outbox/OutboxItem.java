package org.woodshed.client.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.ChangeType;

/**
 * A change that waits, as lists show it.
 *
 * @param attempts      how often the server refused it
 * @param lastAttemptAt when it was last sent; null if it never was, and for list operations
 */
public record OutboxItem(ChangeId changeId, EntityKey key, ChangeType type, State state, int attempts,
        @Nullable String lastError, Instant createdAt,
        @Nullable Instant lastAttemptAt) {
    /** Where a waiting change stands. */
    public enum State {
        PENDING, IN_FLIGHT, FAILED
    }
}
