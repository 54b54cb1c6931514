package org.woodshed.client.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.history.ChangedItem;
import org.woodshed.client.history.CombinedItem;
import org.woodshed.client.history.KnownState;
import org.woodshed.client.logbook.ChangeFeed;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.LogbookChanges;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.client.logbook.Totals;
import org.woodshed.client.logbook.TrashItem;
import org.woodshed.client.outbox.Choice;
import org.woodshed.client.outbox.EntityWork;
import org.woodshed.client.outbox.LocalEdits;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.client.outbox.Origin;
import org.woodshed.client.timer.RunningTimer;
import org.woodshed.merge.Dispute;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Piece;
import tools.jackson.databind.node.ObjectNode;

/**
 * The store as the logbook uses it: edits that complete when they are safe on the disk, and queries. Every edit is one
 * transaction over entity and outbox. Thread-safe; queries wait for the disk.
 */
public final class LogbookStore {
    private static final String SCREEN = "screen.";
    private final LocalStore store;
    private final WorkTables works;
    private final LocalEdits edits;
    private final ChangeFeed feed;

    public LogbookStore(LocalStore store, WorkTables works, LocalEdits edits, ChangeFeed feed) {
        this.store = store;
        this.works = works;
        this.edits = edits;
        this.feed = feed;
    }

    /** Adds an entity, or edits the one that has this id. */
    public CompletableFuture<EntityState> create(EntityKey key, ObjectNode data) {
        return change(key, handle -> works.change(handle, key, work -> edits.create(work, data)));
    }

    /**
     * Adds an entry and moves the timer on in the same transaction, so that a stretch of practice is saved exactly once.
     *
     * @param next the timer from now on, or null if it has stopped
     */
    public CompletableFuture<EntityState> createFromTimer(EntityKey key, ObjectNode data, @Nullable RunningTimer next) {
        return change(key, handle -> {
            TimerTable.clear(handle);
            if (next != null) {
                TimerTable.write(handle, next);
            }
            return works.change(handle, key, work -> edits.create(work, data));
        });
    }

    /** Changes what the editor changed since it opened; what others changed meanwhile stays. */
    public CompletableFuture<EntityState> edit(EntityState openedOn, ObjectNode edited) {
        return change(openedOn.key(),
                handle -> works.change(handle, openedOn.key(), work -> edits.edit(work, openedOn, edited,
                        lastOther(handle, openedOn, work))));
    }

    /** Who changed it since the editor was opened, if anybody did. */
    private static Origin lastOther(Handle handle, EntityState openedOn, EntityWork work) {
        return openedOn.version() < work.shadow().version()
                ? HistoryTable.lastOther(handle, openedOn.key()).orElse(Origin.UNKNOWN)
                : Origin.UNKNOWN;
    }

    public CompletableFuture<EntityState> delete(EntityKey key) {
        return change(key, handle -> works.change(handle, key, edits::delete));
    }

    /** Brings back what the trash holds; false if it holds nothing of the kind. */
    public CompletableFuture<Boolean> restore(EntityKey key) {
        return store.write(handle -> TrashTable.find(handle, key).map(data -> works.change(handle, key, work -> edits
                .restore(work, data))), step -> step.ifPresent(this::tell)).thenApply(Optional::isPresent);
    }

    /** What was deleted in the last thirty days, latest first. */
    public List<TrashItem> trash(Instant now) {
        return store.read(handle -> TrashTable.all(handle, now));
    }

    /** Drops what was deleted longer ago than that; completes with how much that was. */
    public CompletableFuture<Integer> emptyTrash(Instant now) {
        return store.write(handle -> TrashTable.drop(handle, now));
    }

    /** What a screen of this laptop remembers under a name. */
    public Optional<String> remembered(String name) {
        return store.read(handle -> Settings.get(handle, SCREEN + name));
    }

    public CompletableFuture<String> remember(String name, String text) {
        return store.write(handle -> {
            Settings.put(handle, SCREEN + name, text);
            return text;
        });
    }

    /** Settles one disputed field; false if it is not in dispute. */
    public CompletableFuture<Boolean> resolve(EntityKey key, String path, Choice choice) {
        return changeIfPossible(key, (handle, work) -> edits.resolve(work, path, choice));
    }

    /** Settles one disputed field if both sides are still as the person saw them; false if not. */
    public CompletableFuture<Boolean> resolve(EntityKey key, Dispute seen, Choice choice) {
        return changeIfPossible(key, (handle, work) -> {
            OpenConflict conflict = work.conflict();
            boolean unmoved = conflict != null && conflict.disputes().contains(seen);
            return unmoved ? edits.resolve(work, seen.path(), choice) : null;
        });
    }

    /** Takes back what was decided without asking; false if the value has been changed since. */
    public CompletableFuture<Boolean> undo(CombinedItem item) {
        return changeIfPossible(item.key(), (handle, work) -> {
            EntityWork undone = CombinedTable.find(handle, item.position()).map(stored -> edits.undo(work, stored
                    .combined())).orElse(null);
            if (undone != null) {
                CombinedTable.remove(handle, item.position());
            }
            return undone;
        });
    }

    /** Makes an earlier state the present one, as an ordinary edit. */
    public CompletableFuture<EntityState> restoreState(EntityKey key, ObjectNode data) {
        return change(key, handle -> works.change(handle, key, work -> edits.create(work, data)));
    }

    /** What was decided without asking in the last 30 days, newest first. */
    public List<CombinedItem> combined(Instant now) {
        return store.read(handle -> CombinedTable.all(handle, now));
    }

    /** The entity as it is shown. */
    public EntityState shown(EntityKey key) {
        return store.read(handle -> works.load(handle, key).view());
    }

    /** Whether the server does not have it as it is shown. */
    public boolean waits(EntityKey key) {
        EntityWork work = store.read(handle -> works.load(handle, key));
        return work.pending() || work.conflict() != null || work.shadow().version() == 0;
    }

    /** What this laptop kept of an entity, oldest first. */
    public List<KnownState> known(EntityKey key) {
        return store.read(handle -> HistoryTable.of(handle, key));
    }

    /** What was changed last, here or elsewhere, the latest first. */
    public List<ChangedItem> lastChanged(int limit) {
        return store.read(handle -> HistoryTable.lastChanged(handle, limit));
    }

    private CompletableFuture<Boolean> changeIfPossible(EntityKey key, Change change) {
        return store.write(handle -> {
            EntityWork changed = change.of(handle, works.load(handle, key));
            return changed == null ? Optional.<WorkTables.Step>empty()
                    : Optional.of(works.change(handle, key, work -> changed));
        }, step -> step.ifPresent(this::tell)).thenApply(Optional::isPresent);
    }

    /** A change that may turn out to be impossible: null. */
    @FunctionalInterface
    private interface Change {
        @Nullable
        EntityWork of(Handle handle, EntityWork work);
    }

    /** Has a refused change go once more; false if there is none. */
    public CompletableFuture<Boolean> retry(EntityKey key) {
        return settleRefused(key, edits::retry);
    }

    /** Takes a refused change back; false if there is none. */
    public CompletableFuture<Boolean> giveUp(EntityKey key) {
        return settleRefused(key, edits::giveUp);
    }

    private CompletableFuture<Boolean> settleRefused(EntityKey key, UnaryOperator<EntityWork> settle) {
        return store.write(handle -> works.change(handle, key, settle), this::tell).thenApply(step -> !step.before()
                .equals(step.after()));
    }

    /** Adds those entries that were never here, in one transaction; completes with their number. */
    public CompletableFuture<Integer> addUnknown(Map<EntityKey, ObjectNode> entries) {
        return store.write(handle -> {
            Set<EntityId> known = new HashSet<>(LogbookReader.known(handle, entries.keySet().stream().map(
                    EntityKey::id).toList()));
            List<EntityKey> unknown = entries.keySet().stream().filter(key -> !known.contains(key.id())).toList();
            return works.change(handle, unknown, work -> {
                ObjectNode data = entries.get(work.key());
                return data == null ? work : edits.create(work, data);
            });
        }, this::tell).thenApply(List::size);
    }

    /** Whether nothing was ever logged here. */
    public boolean isEmpty() {
        return belongings().equals(Belongings.NONE);
    }

    /** Everything somebody logged here, with its past. */
    public Belongings belongings() {
        return store.read(Belongings::read);
    }

    /** What only the history of this laptop has. */
    public Belongings onlyHere() {
        return store.read(Belongings::onlyHere);
    }

    /** Takes over what was logged elsewhere, in one transaction; what is here already is united with it. */
    public CompletableFuture<Integer> adopt(Belongings belongings) {
        Map<EntityKey, ObjectNode> entities = belongings.shown();
        return store.write(handle -> {
            belongings.writePast(handle);
            return works.change(handle, entities.keySet(), work -> {
                ObjectNode data = entities.get(work.key());
                return data == null ? work : edits.create(work, data);
            });
        }, this::tell).thenApply(List::size);
    }

    public CompletableFuture<RunningTimer> writeTimer(RunningTimer timer) {
        return store.write(handle -> {
            TimerTable.write(handle, timer);
            return timer;
        });
    }

    public Optional<RunningTimer> recoveredTimer() {
        return store.read(TimerTable::recovered);
    }

    public List<EntityId> known(List<EntityId> ids) {
        return store.read(handle -> LogbookReader.known(handle, ids));
    }

    public Optional<EntryRow> entry(EntityId id) {
        return store.read(handle -> LogbookReader.entry(handle, id));
    }

    public List<EntryRow> entriesBetween(LocalDate first, LocalDate last) {
        return store.read(handle -> LogbookReader.entriesBetween(handle, first, last));
    }

    public List<EntryRow> latestEntries(int limit, @Nullable LogbookEntry before) {
        return store.read(handle -> LogbookReader.latestEntries(handle, limit, before));
    }

    public List<LogbookEntry> oldestEntries(int limit, @Nullable LogbookEntry after) {
        return store.read(handle -> LogbookReader.oldestEntries(handle, limit, after));
    }

    public List<PieceSummary> pieces() {
        return store.read(LogbookReader::pieces);
    }

    public List<Piece> allPieces() {
        return store.read(LogbookReader::allPieces);
    }

    /** All entities of a type that has no table of its own, but for deleted ones. */
    public List<EntityState> others(EntityType type) {
        return store.read(handle -> LogbookReader.others(handle, type));
    }

    public Totals totals() {
        return store.read(LogbookReader::totals);
    }

    public long secondsOn(LocalDate date) {
        return store.read(handle -> LogbookReader.secondsOn(handle, date));
    }

    private CompletableFuture<EntityState> change(EntityKey key, LocalStore.Work<WorkTables.Step> work) {
        return store.write(work, this::tell, () -> tellStored(key)).thenApply(WorkTables.Step::shown);
    }

    /** Has screens show what is stored, in place of what they showed already. */
    private void tellStored(EntityKey key) {
        EntityWork stored = store.read(handle -> works.load(handle, key));
        feed.publish(new LogbookChanges(List.of(new LogbookChanges.Item(new WorkTables.Step(stored, stored).shown(),
                null, null)), LogbookChanges.Origin.THIS_LAPTOP));
    }

    private void tell(WorkTables.Step step) {
        tell(List.of(step));
    }

    private void tell(List<WorkTables.Step> steps) {
        List<LogbookChanges.Item> items = new ArrayList<>();
        for (WorkTables.Step step : steps) {
            if (step.changedView()) {
                items.add(new LogbookChanges.Item(step.shown(), null, null));
            }
        }
        feed.publish(new LogbookChanges(items, LogbookChanges.Origin.THIS_LAPTOP));
    }
}
