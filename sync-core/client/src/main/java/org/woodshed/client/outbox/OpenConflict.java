package org.woodshed.client.outbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.merge.Dispute;
import org.woodshed.model.EntityKey;

/**
 * An entity that two laptops changed differently. It shows this laptop's values and blocks nothing.
 *
 * @param myTime      when this laptop's values were typed, where it is known
 * @param theirDevice the other laptop's name, where the server told it
 * @param theirTime   when the other laptop's change reached the server
 */
public record OpenConflict(EntityKey key, List<Dispute> disputes, @Nullable Instant myTime,
        @Nullable String theirDevice, @Nullable Instant theirTime) {

    OpenConflict with(List<Dispute> stillOpen, @Nullable Instant typedAt) {
        return new OpenConflict(key, stillOpen, typedAt, theirDevice, theirTime);
    }
}
