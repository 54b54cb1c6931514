package org.woodshed.client.timer;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;

/**
 * One piece practised without switching to another: what becomes one entry.
 *
 * @param entryId   the id that its entry will have: fixed at the start, so that stopping twice saves once
 * @param sessionId shared by the stretches of one sitting
 */
public record Stretch(EntityId entryId, EntityId sessionId, Instant startedAt, ZoneId zone,
        @Nullable EntityId pieceId) {
    Stretch about(@Nullable EntityId piece) {
        return new Stretch(entryId, sessionId, startedAt, zone, piece);
    }
}
