package org.woodshed.client.logbook;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;

/**
 * A timer that runs.
 *
 * @param entryId   the id that its entry will have: fixed at the start, so that stopping twice saves once
 * @param heartbeat when it was last written that it runs
 * @param recovered true if it was found running when the logbook was opened: the app had been ended without stopping it
 */
public record RunningTimer(EntityId entryId, Instant startedAt, ZoneId zone, @Nullable EntityId pieceId,
        Instant heartbeat, boolean recovered) {}
