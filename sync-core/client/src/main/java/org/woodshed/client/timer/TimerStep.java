package org.woodshed.client.timer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an event leads to.
 *
 * @param next     the timer from now on; null if it has stopped
 * @param finished the stretch that became an entry, if one did
 */
public record TimerStep(@Nullable RunningTimer next, @Nullable Finished finished) {
    /**
     * A stretch that is over.
     *
     * @param length     how much of it counts
     * @param notCounted what was never answered: not in the length, but the musician may still count it
     */
    public record Finished(Stretch stretch, Duration length, Duration notCounted) {}

    static TimerStep on(RunningTimer next) {
        return new TimerStep(next, null);
    }
}
