package org.woodshed.client.outbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.merge.Dispute;
import org.woodshed.model.EntityKey;

/**
 * An entity that two laptops changed differently. It shows this laptop's values and blocks nothing.
 *
 * @param theirDevice the other laptop's name, where the server told it
 * @param theirTime   when the other laptop's change reached the server
 */
public record OpenConflict(EntityKey key, List<Dispute> disputes, @Nullable String theirDevice,
        @Nullable Instant theirTime) {}
