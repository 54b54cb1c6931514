package org.woodshed.client.timer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of a stretch counts. Immutable.
 *
 * @param startedAt the stretch's start by the clock
 * @param heartbeat when the timer was last known to run
 * @param pausedAt  since when it pauses; null while it runs
 * @param leftOut   what does not count of the time since the start; negative where the clock was put back
 * @param gaps      what nobody has answered yet, oldest first
 * @param confirmed the length up to which somebody has said that they still play
 */
public record Count(Instant startedAt, Instant heartbeat, @Nullable Instant pausedAt, Duration leftOut, List<Gap> gaps,
        Duration confirmed) {
    /** A longer silence than this is asked about. */
    public static final Duration LONGEST_SILENCE = Duration.ofMinutes(3);

    public Count {
        gaps = List.copyOf(gaps);
    }

    static Count from(Instant start) {
        return new Count(start, start, null, Duration.ZERO, List.of(), Duration.ZERO);
    }

    /** What counts until the last heartbeat. */
    public Duration length() {
        Instant end = pausedAt == null ? heartbeat : pausedAt;
        return Duration.between(startedAt, end).minus(leftOut).minus(notCounted());
    }

    /** The length of all gaps that nobody has answered. */
    public Duration notCounted() {
        return gaps.stream().map(Gap::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** Known to run at this moment too: a long silence before it becomes a gap, a clock that was put back changes nothing. */
    Count seen(Instant now) {
        Duration silence = Duration.between(heartbeat, now);
        if (pausedAt != null) {
            return with(now, pausedAt, leftOut, gaps);
        }
        if (silence.isNegative()) {
            return with(now, null, leftOut.plus(silence), gaps);
        }
        if (silence.compareTo(LONGEST_SILENCE) <= 0) {
            return with(now, null, leftOut, gaps);
        }
        List<Gap> more = new ArrayList<>(gaps);
        more.add(new Gap(heartbeat, now, length()));
        return with(now, null, leftOut, more);
    }

    /** Ran all the time until this moment, however long nobody looked. */
    Count ranUntil(Instant now) {
        return pausedAt != null || now.isBefore(heartbeat) ? seen(now) : with(now, null, leftOut, gaps);
    }

    Count paused(Instant now) {
        return pausedAt == null ? with(now, now, leftOut, gaps) : this;
    }

    Count resumed(Instant now) {
        return pausedAt == null ? this : with(now, null, leftOut.plus(Duration.between(pausedAt, now)), gaps);
    }

    /** The oldest gap is answered. */
    Count answered(boolean counts) {
        if (gaps.isEmpty()) {
            return this;
        }
        Duration more = counts ? Duration.ZERO : gaps.getFirst().length();
        return with(heartbeat, pausedAt, leftOut.plus(more), gaps.subList(1, gaps.size()));
    }

    Count confirm() {
        return new Count(startedAt, heartbeat, pausedAt, leftOut, gaps, length());
    }

    private Count with(Instant beat, @Nullable Instant paused, Duration left, List<Gap> open) {
        return new Count(startedAt, beat, paused, left, open, confirmed);
    }
}
