package org.woodshed.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.logbook.PracticeTimer;
import org.woodshed.client.logbook.RunningTimer;
import org.woodshed.client.logbook.Saving;
import org.woodshed.client.store.LogbookStore;
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

/** The timer on the local store: its state is in memory, and on the disk a moment later. */
final class LocalTimer implements PracticeTimer {
    private final LogbookStore store;
    private final EntityIds ids;
    private final Clock clock;
    private @Nullable RunningTimer running;

    LocalTimer(LogbookStore store, EntityIds ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.running = store.recoveredTimer().orElse(null);
    }

    @Override
    public synchronized Optional<RunningTimer> running() {
        return Optional.ofNullable(running);
    }

    @Override
    public synchronized RunningTimer start(@Nullable EntityId pieceId) {
        RunningTimer already = running;
        if (already != null) {
            return already;
        }
        Instant now = now();
        return write(new RunningTimer(ids.entity(), now, clock.getZone(), pieceId, now, false));
    }

    @Override
    public synchronized void choosePiece(@Nullable EntityId pieceId) {
        RunningTimer now = running;
        if (now != null) {
            write(new RunningTimer(now.entryId(), now.startedAt(), now.zone(), pieceId, now(), now.recovered()));
        }
    }

    @Override
    public synchronized Duration elapsed() {
        RunningTimer now = running;
        if (now == null) {
            return Duration.ZERO;
        }
        Duration elapsed = Duration.between(now.startedAt(), clock.instant());
        return elapsed.isNegative() ? Duration.ZERO : elapsed;
    }

    @Override
    public synchronized Optional<Saving> stop() {
        RunningTimer stopped = running;
        if (stopped == null) {
            return Optional.empty();
        }
        EntryDraft draft = EntryDraft.starting(PracticeTime.starting(stopped.startedAt(), stopped.zone(),
                PracticeTime.DEFAULT_DAY_START), now()).durationSeconds(
                        (int) Math.min(elapsed().toSeconds(),
                                Schemas.MAX_DURATION_SECONDS))
                .source(EntryVocabulary.SOURCE_TIMER);
        if (stopped.pieceId() != null) {
            draft.pieces(List.of(PiecePractice.of(stopped.pieceId())));
        }
        running = null;
        EntityKey key = EntityKey.entry(stopped.entryId());
        ObjectNode data = EntityRules.normalised(Schemas.LOGBOOK_ENTRY, draft.data());
        return Optional.of(new Saving(new EntityState(key, 0, false, data), store.createFromTimer(key, data)));
    }

    @Override
    public synchronized void heartbeat() {
        RunningTimer now = running;
        if (now != null) {
            write(new RunningTimer(now.entryId(), now.startedAt(), now.zone(), now.pieceId(), now(), now.recovered()));
        }
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
