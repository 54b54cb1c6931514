package org.woodshed.server.maintenance;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When maintenance is due: at the start, and an interval after its last beginning. Pure. */
record Timetable(Duration interval) {
    /** @param last null if there was none since the start */
    boolean isDue(@Nullable Instant last, Instant now) {
        // A clock that was set back must not put it off for ever.
        return last == null || now.isBefore(last) || !now.isBefore(last.plus(interval));
    }
}
