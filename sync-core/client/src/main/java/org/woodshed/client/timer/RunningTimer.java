package org.woodshed.client.timer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.timer.TimerStep.Finished;
import org.woodshed.model.EntityId;

/**
 * A timer that runs or pauses: a state that events change. It knows no clock; every event brings its moment. Immutable.
 *
 * @param keptRunning true if Woodshed was closed on purpose while it ran on
 * @param recovered   true if it was found running when the logbook was opened
 */
public record RunningTimer(Stretch stretch, Count count, boolean keptRunning, boolean recovered) {
    /** From so much on it asks whether anybody still plays. */
    public static final Duration LONG_SITTING = Duration.ofHours(3);
    /** A stretch that is shorter was a slip: choosing another piece corrects it. */
    private static final Duration SLIP = Duration.ofSeconds(5);

    /** Starts a sitting. */
    public static RunningTimer start(Instant now, ZoneId zone, @Nullable EntityId pieceId, EntityId entryId) {
        return new RunningTimer(new Stretch(entryId, entryId, now, zone, pieceId), Count.from(now), false, false);
    }

    public EntityId entryId() {
        return stretch.entryId();
    }

    public Instant startedAt() {
        return stretch.startedAt();
    }

    public ZoneId zone() {
        return stretch.zone();
    }

    public @Nullable EntityId pieceId() {
        return stretch.pieceId();
    }

    public Instant heartbeat() {
        return count.heartbeat();
    }

    public boolean isPaused() {
        return count.pausedAt() != null;
    }

    /** What counts until now; never negative. */
    public Duration elapsed(Instant now) {
        Duration length = count.seen(now).length();
        return length.isNegative() ? Duration.ZERO : length;
    }

    /** What it wants to know now, if anything. */
    public Optional<TimerQuestion> question(Instant now) {
        Count seen = count.seen(now);
        if (!seen.gaps().isEmpty()) {
            return Optional.of(new TimerQuestion.Slept(seen.gaps().getFirst()));
        }
        boolean late = seen.length().minus(seen.confirmed()).compareTo(LONG_SITTING) >= 0;
        return late && !isPaused() ? Optional.of(new TimerQuestion.StillPlaying(seen.length())) : Optional.empty();
    }

    /** The timer after an event. Every event is a sign of life as well. */
    public TimerStep on(TimerEvent event) {
        Instant at = event.at();
        Count seen = count.seen(at);
        return switch (event) {
            case TimerEvent.Beat beat -> TimerStep.on(with(seen));
            case TimerEvent.Found found ->
                    TimerStep.on(new RunningTimer(stretch, keptRunning ? count.ranUntil(at) : seen,
                            false, true));
            case TimerEvent.Practise practise -> practise(practise, seen);
            case TimerEvent.Pause pause -> TimerStep.on(with(seen.paused(at)));
            case TimerEvent.Resume resume -> TimerStep.on(with(seen.resumed(at)));
            case TimerEvent.KeepRunning keep -> TimerStep.on(new RunningTimer(stretch, seen, true, recovered));
            case TimerEvent.AnswerGap answer -> TimerStep.on(with(seen.answered(answer.counts())));
            case TimerEvent.StopAtGap stop ->
                    seen.gaps().isEmpty() ? finished(seen) : stoppedAt(seen.gaps().getFirst());
            case TimerEvent.StillPlaying yes -> TimerStep.on(with(seen.confirm()));
            case TimerEvent.Stop stop -> finished(seen);
        };
    }

    private TimerStep practise(TimerEvent.Practise chosen, Count seen) {
        if (Objects.equals(chosen.pieceId(), pieceId())) {
            return TimerStep.on(with(seen));
        }
        if (pieceId() == null || chosen.pieceId() == null || seen.length().compareTo(SLIP) < 0) {
            return TimerStep.on(new RunningTimer(stretch.about(chosen.pieceId()), seen, keptRunning, recovered));
        }
        Stretch next = new Stretch(chosen.entryId(), stretch.sessionId(), chosen.at(), chosen.zone(), chosen.pieceId());
        return new TimerStep(new RunningTimer(next, Count.from(chosen.at()), false, recovered),
                finished(seen).finished());
    }

    private TimerStep finished(Count seen) {
        Duration length = seen.length().isNegative() ? Duration.ZERO : seen.length();
        return new TimerStep(null, new Finished(stretch, length, seen.notCounted()));
    }

    private TimerStep stoppedAt(Gap gap) {
        return new TimerStep(null, new Finished(stretch, gap.counted(), Duration.ZERO));
    }

    private RunningTimer with(Count counted) {
        return new RunningTimer(stretch, counted, keptRunning, recovered);
    }
}
