package org.woodshed.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.logbook.PracticeTimer;
import org.woodshed.client.logbook.Saving;
import org.woodshed.client.logbook.TimerSaving;
import org.woodshed.client.store.LogbookStore;
import org.woodshed.client.timer.RunningTimer;
import org.woodshed.client.timer.Stretch;
import org.woodshed.client.timer.TimerEvent;
import org.woodshed.client.timer.TimerQuestion;
import org.woodshed.client.timer.TimerStep;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityIds;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityRules;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.EntryVocabulary;
import org.woodshed.model.PiecePractice;
import org.woodshed.model.PracticeTime;
import org.woodshed.model.Schemas;
import tools.jackson.databind.node.ObjectNode;

/** Gives the timer its clock and its disk: its state is in memory, and on the disk a moment later. */
final class LocalTimer implements PracticeTimer {
    private final LogbookStore store;
    private final EntityIds ids;
    private final Clock clock;
    private final DayStart dayStart;
    private @Nullable RunningTimer running;

    LocalTimer(LogbookStore store, EntityIds ids, Clock clock, DayStart dayStart) {
        this.dayStart = dayStart;
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.running = store.recoveredTimer().map(found -> found.on(new TimerEvent.Found(now())).next()).orElse(null);
    }

    @Override
    public synchronized Optional<RunningTimer> running() {
        return Optional.ofNullable(running);
    }

    @Override
    public synchronized RunningTimer start(@Nullable EntityId pieceId) {
        RunningTimer already = running;
        return already == null ? write(RunningTimer.start(now(), clock.getZone(), pieceId, ids.entity())) : already;
    }

    @Override
    public Optional<TimerSaving> practise(@Nullable EntityId pieceId) {
        return tell(at -> new TimerEvent.Practise(at, pieceId, ids.entity(), clock.getZone()));
    }

    @Override
    public void pause() {
        tell(TimerEvent.Pause::new);
    }

    @Override
    public void resume() {
        tell(TimerEvent.Resume::new);
    }

    @Override
    public Duration elapsed() {
        return running().map(timer -> timer.elapsed(now())).orElse(Duration.ZERO);
    }

    @Override
    public Optional<TimerQuestion> question() {
        return running().flatMap(timer -> timer.question(now()));
    }

    @Override
    public void answerGap(boolean counts) {
        tell(at -> new TimerEvent.AnswerGap(at, counts));
    }

    @Override
    public Optional<TimerSaving> stopAtGap() {
        return tell(TimerEvent.StopAtGap::new);
    }

    @Override
    public void stillPlaying() {
        tell(TimerEvent.StillPlaying::new);
    }

    @Override
    public Optional<TimerSaving> stop() {
        return tell(TimerEvent.Stop::new);
    }

    @Override
    public void heartbeat() {
        tell(TimerEvent.Beat::new);
    }

    @Override
    public void keepRunning() {
        tell(TimerEvent.KeepRunning::new);
    }

    private synchronized Optional<TimerSaving> tell(Function<Instant, TimerEvent> event) {
        RunningTimer before = running;
        if (before == null) {
            return Optional.empty();
        }
        TimerStep step = before.on(event.apply(now()));
        TimerStep.Finished finished = step.finished();
        if (finished == null) {
            RunningTimer next = step.next();
            if (next != null) {
                write(next);
            }
            return Optional.empty();
        }
        running = step.next();
        return Optional.of(save(finished, step.next()));
    }

    private TimerSaving save(TimerStep.Finished finished, @Nullable RunningTimer next) {
        Stretch stretch = finished.stretch();
        EntryDraft draft = EntryDraft.starting(PracticeTime.starting(stretch.startedAt(), stretch.zone(),
                dayStart.time()), now()).durationSeconds(
                        (int) Math.min(finished.length().toSeconds(),
                                Schemas.MAX_DURATION_SECONDS))
                .sessionId(stretch.sessionId().value())
                .source(EntryVocabulary.SOURCE_TIMER);
        if (stretch.pieceId() != null) {
            draft.pieces(List.of(PiecePractice.of(stretch.pieceId())));
        }
        EntityKey key = EntityKey.entry(stretch.entryId());
        ObjectNode data = EntityRules.normalised(Schemas.LOGBOOK_ENTRY, draft.data());
        Saving saving = new Saving(new EntityState(key, 0, false, data), store.createFromTimer(key, data, next));
        return new TimerSaving(saving, finished.notCounted());
    }

    /** A write that fails leaves the timer running in memory; the next heartbeat tries again. */
    private RunningTimer write(RunningTimer timer) {
        running = timer;
        store.writeTimer(timer).exceptionally(failure -> timer);
        return timer;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
