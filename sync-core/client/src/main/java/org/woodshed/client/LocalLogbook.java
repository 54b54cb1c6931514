package org.woodshed.client;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.logbook.ChangeFeed;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.ImportResult;
import org.woodshed.client.logbook.ImportedEntry;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.LogbookChanges;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.client.logbook.PracticeTimer;
import org.woodshed.client.logbook.Saving;
import org.woodshed.client.logbook.Subscription;
import org.woodshed.client.logbook.Totals;
import org.woodshed.client.logbook.TrashItem;
import org.woodshed.client.store.LogbookStore;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityIds;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.Goal;
import org.woodshed.model.GoalDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Piece;
import org.woodshed.model.PieceDraft;
import org.woodshed.model.PiecePractice;
import tools.jackson.databind.node.ObjectNode;

/** The logbook on the local store. */
final class LocalLogbook implements Logbook {
    private static final int IMPORT_CHUNK = 1_000;

    private final LogbookStore store;
    private final ChangeFeed feed;
    private final EntityIds ids;
    private final Clock clock;
    private final PieceIndex pieces;
    private final DayStart dayStart;
    private final LocalTimer timer;

    LocalLogbook(LogbookStore store, ChangeFeed feed, EntityIds ids, Clock clock) {
        this.store = store;
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
        this.pieces = new PieceIndex(store.allPieces());
        this.dayStart = new DayStart(store.shown(DayStart.KEY));
        this.timer = new LocalTimer(store, ids, clock, dayStart);
        // What could not be dropped now is dropped at the next start
        store.emptyTrash(clock.instant()).exceptionally(failure -> 0);
        feed.subscribe(changes -> changes.items().forEach(item -> {
            pieces.put(item.state());
            dayStart.put(item.state());
        }));
    }

    @Override
    public Saving addEntry(EntryDraft draft) throws InvalidInputException {
        return create(EntityKey.entry(ids.entity()), draft.data());
    }

    private Saving create(EntityKey key, ObjectNode typed) throws InvalidInputException {
        ObjectNode data = Typed.newData(key.type(), typed);
        return new Saving(new EntityState(key, 0, false, data), store.create(key, data));
    }

    @Override
    public Saving editEntry(LogbookEntry openedOn, EntryDraft edited) throws InvalidInputException {
        return edit(openedOn.state(), edited.data());
    }

    private Saving edit(EntityState openedOn, ObjectNode typed) throws InvalidInputException {
        ObjectNode data = Typed.editedData(openedOn, typed);
        return new Saving(openedOn.withData(data), store.edit(openedOn, data));
    }

    @Override
    public Saving deleteEntry(LogbookEntry entry) {
        return delete(entry.state());
    }

    private Saving delete(EntityState state) {
        return new Saving(new EntityState(state.key(), state.version(), true, state.data()), store.delete(state.key()));
    }

    @Override
    public CompletableFuture<Boolean> restore(EntityKey key) {
        return store.restore(key);
    }

    @Override
    public Saving lead(EntityState from, EntityState to) {
        EntityKey key = to.key();
        CompletableFuture<EntityState> durable = to.deleted() ? store.delete(key)
                : from.deleted() ? store.restoreState(key, to.data()) : store.edit(from, to.data());
        pieces.put(to);
        return new Saving(to, durable);
    }

    @Override
    public List<TrashItem> trash() {
        return store.trash(clock.instant());
    }

    @Override
    public Optional<String> remembered(String name) {
        return store.remembered(name);
    }

    @Override
    public CompletableFuture<String> remember(String name, String text) {
        return store.remember(name, text);
    }

    @Override
    public synchronized EntityId pieceNamed(PieceName name) throws InvalidInputException {
        Optional<EntityId> present = pieces.named(name);
        if (present.isPresent()) {
            return present.get();
        }
        EntityKey key = EntityKey.piece(pieces.newId(name));
        Saving saving = create(key, PieceDraft.titled(name.title(), name.composer(), clock.instant()).data());
        pieces.put(saving.state());
        return key.id();
    }

    @Override
    public Saving editPiece(Piece openedOn, PieceDraft edited) throws InvalidInputException {
        Saving saving = edit(openedOn.state(), edited.data());
        pieces.put(saving.state());
        return saving;
    }

    @Override
    public Saving deletePiece(Piece piece) {
        return delete(piece.state());
    }

    @Override
    public Saving addGoal(GoalDraft draft) throws InvalidInputException {
        return create(new EntityKey(EntityType.GOAL, ids.entity()), draft.data());
    }

    @Override
    public Saving editGoal(Goal openedOn, GoalDraft edited) throws InvalidInputException {
        return edit(openedOn.state(), edited.data());
    }

    @Override
    public Saving deleteGoal(Goal goal) {
        return delete(goal.state());
    }

    @Override
    public List<Goal> goals() {
        return store.others(EntityType.GOAL).stream().map(Goal::new).sorted(Comparator.comparing(Goal::title)).toList();
    }

    @Override
    public CompletableFuture<ImportResult> importEntries(List<ImportedEntry> entries) throws InvalidInputException {
        int piecesBefore = pieces.size();
        List<Map<EntityKey, ObjectNode>> chunks = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += IMPORT_CHUNK) {
            chunks.add(withPieces(entries.subList(from, Math.min(from + IMPORT_CHUNK, entries.size()))));
        }
        int piecesAdded = pieces.size() - piecesBefore;
        CompletableFuture<Integer> added = CompletableFuture.completedFuture(0);
        for (Map<EntityKey, ObjectNode> chunk : chunks) {
            added = added.thenCombine(store.addUnknown(chunk), Integer::sum);
        }
        return added.thenApply(count -> new ImportResult(count, piecesAdded, entries.size() - count));
    }

    private Map<EntityKey, ObjectNode> withPieces(List<ImportedEntry> entries) throws InvalidInputException {
        Map<EntityKey, ObjectNode> chunk = new LinkedHashMap<>();
        for (ImportedEntry entry : entries) {
            EntryDraft draft = entry.draft();
            if (entry.piece() != null) {
                draft.pieces(List.of(PiecePractice.of(pieceNamed(entry.piece()))));
            }
            EntityKey key = EntityKey.entry(entry.id());
            chunk.put(key, Typed.newData(key.type(), draft.data()));
        }
        return chunk;
    }

    @Override
    public List<EntityId> known(List<EntityId> entryIds) {
        return store.known(entryIds);
    }

    @Override
    public Optional<EntryRow> entry(EntityId id) {
        return store.entry(id);
    }

    @Override
    public List<EntryRow> entriesBetween(LocalDate first, LocalDate last) {
        return store.entriesBetween(first, last);
    }

    @Override
    public List<EntryRow> latestEntries(int limit, @Nullable LogbookEntry before) {
        return store.latestEntries(limit, before);
    }

    @Override
    public Stream<LogbookEntry> allEntries() {
        return new EntryPages(store).stream();
    }

    @Override
    public List<PieceSummary> pieces() {
        return store.pieces();
    }

    @Override
    public Optional<Piece> piece(EntityId id) {
        return pieces.find(id);
    }

    @Override
    public Totals totals() {
        return store.totals();
    }

    @Override
    public long secondsOn(LocalDate date) {
        return store.secondsOn(date);
    }

    @Override
    public Subscription onChange(Consumer<LogbookChanges> listener) {
        return feed.subscribe(listener);
    }

    @Override
    public LocalTime dayStartsAt() {
        return dayStart.time();
    }

    @Override
    public Saving setDayStartsAt(LocalTime time) {
        EntityState now = store.shown(DayStart.KEY);
        EntityState wanted = new EntityState(DayStart.KEY, now.version(), false, DayStart.data(time));
        dayStart.put(wanted);
        return new Saving(wanted, now.data().isEmpty() ? store.create(DayStart.KEY, wanted.data())
                : lead(now, wanted).durable());
    }

    @Override
    public PracticeTimer timer() {
        return timer;
    }
}
