package org.woodshed.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.SyncFigures;
import org.woodshed.protocol.Change;
import org.woodshed.model.ChangeId;
import org.woodshed.protocol.SyncRequest;

/** Notices a laptop that sends something new although nobody did anything there. Not thread-safe. */
final class Echoes {
    /** Until the store has everything that somebody did at the laptop. */
    private static final Duration STORED = Duration.ofSeconds(1);

    private final InstantSource time;
    private final Set<ChangeId> known = new HashSet<>();
    private Instant lastDeed = Instant.EPOCH;
    private boolean idle;
    private @Nullable Change echo;

    Echoes(InstantSource time) {
        this.time = time;
    }

    /** Something is done at the laptop that may lead to changes now, or after this long. */
    void somethingIsDone(Duration atMost) {
        lastDeed = time.instant().plus(atMost);
        idle = false;
    }

    /** Looks whether there is anything left that the laptop may send. */
    void look(SyncFigures figures) {
        boolean stored = Duration.between(lastDeed, time.instant()).compareTo(STORED) > 0;
        idle = stored && figures.pending() == 0 && figures.conflicts() == 0 && figures.failed() == 0;
    }

    void sent(SyncRequest request) {
        for (Change change : request.changesOrNone()) {
            if (known.add(change.changeId()) && idle && echo == null) {
                echo = change;
            }
        }
    }

    /** The first change that came from nowhere. */
    Optional<Change> found() {
        return Optional.ofNullable(echo);
    }
}
