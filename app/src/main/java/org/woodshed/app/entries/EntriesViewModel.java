package org.woodshed.app.entries;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.pieces.Repertoire;
import org.woodshed.app.text.Messages;
import org.woodshed.app.undo.Deed;
import org.woodshed.app.undo.UndoViewModel;
import org.woodshed.app.work.ItemSplice;
import org.woodshed.app.work.LogbookFeed;
import org.woodshed.app.work.RepeatedQuery;
import org.woodshed.app.work.Threads;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.LogbookChanges;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.client.logbook.Saving;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityType;
import org.woodshed.model.LogbookEntry;

/**
 * The log: days with their entries, newest first, loaded as far as somebody has looked. Edits show at once and go back if
 * they could not be stored. Belongs to the screen's thread.
 */
public final class EntriesViewModel {
    private static final int PAGE = 200;
    /** From so many changed entries on, one query for all that is shown costs less than one for each. */
    private static final int MANY_CHANGES = 50;
    private final Logbook logbook;
    private final Threads threads;
    private final EntryCards cards;
    private final UndoViewModel undo;
    private final NoticesViewModel notices;
    private final EntryTimeline timeline = new EntryTimeline();
    private final Unsettled unsettled = new Unsettled();
    private final ObservableList<LogItem> items = FXCollections.observableArrayList();
    /** One view for all who listen: a view made for each of them would be collected as garbage, and they with it. */
    private final ObservableList<LogItem> shown = FXCollections.unmodifiableObservableList(items);
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper(false);
    private final ObjectProperty<@Nullable EntityId> selected = new SimpleObjectProperty<>();
    private final RepeatedQuery<Newest> reload;
    /** How many rows a reload reads: as many as somebody has looked at. */
    private volatile int wanted = PAGE;
    private boolean complete;
    private boolean loading;

    /** The newest entries, as many as were asked for if there are so many. */
    private record Newest(int limit, List<EntryRow> rows) {}

    public EntriesViewModel(Logbook logbook, Threads threads, LogbookFeed feed, Repertoire repertoire, EntryCards cards,
            UndoViewModel undo, NoticesViewModel notices) {
        this.undo = undo;
        this.logbook = logbook;
        this.threads = threads;
        this.cards = cards;
        this.notices = notices;
        this.reload = new RepeatedQuery<>(threads, () -> newest(logbook, wanted), this::reloaded, notices::failed);
        undo.onSaving(this::showUndone);
        feed.onItems(this::changed);
        repertoire.pieces().addListener((ListChangeListener<PieceSummary>) change -> renew());
        cards.marksUnsyncedProperty().addListener((property, before, now) -> renew());
    }

    /** Headings and entries, in the order of the screen. */
    public ObservableList<LogItem> items() {
        return shown;
    }

    /** False until the first page was read, so that an empty logbook is not announced too early. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    public ObjectProperty<@Nullable EntityId> selectedProperty() {
        return selected;
    }

    public Optional<EntryRow> find(EntityId id) {
        return timeline.find(id);
    }

    /** The entry that was practised last. */
    public Optional<LogbookEntry> newest() {
        return timeline.rows().stream().findFirst().map(EntryRow::entry);
    }

    /** Reads the next page of older entries; does nothing while one is being read or none is left. */
    public void loadMore() {
        if (loading || complete) {
            return;
        }
        loading = true;
        read(timeline.last());
    }

    private void read(@Nullable EntryRow last) {
        threads.query(() -> logbook.latestEntries(PAGE, last == null ? null : last.entry()), this::page, failure -> {
            loading = false;
            notices.failed(failure);
        });
    }

    private void page(List<EntryRow> page) {
        int before = timeline.size();
        putSettled(page);
        boolean more = page.size() == PAGE;
        if (more && timeline.size() == before) {
            // In a rescued store the last that is shown need not be the last that was read
            read(page.getLast());
            return;
        }
        loading = false;
        complete = !more;
        wanted = Math.max(PAGE, timeline.size());
        loaded.set(true);
        rebuild();
    }

    private static Newest newest(Logbook logbook, int limit) {
        return new Newest(limit, logbook.latestEntries(limit, null));
    }

    private void reloaded(Newest newest) {
        if (newest.limit < wanted) {
            // Somebody has looked further back while this was being read
            reload.run();
            return;
        }
        complete = newest.rows.size() < newest.limit;
        Set<EntityId> found = newest.rows.stream().map(row -> row.entry().id()).collect(Collectors.toSet());
        timeline.retain(id -> found.contains(id) || unsettled.contains(id));
        putSettled(newest.rows);
        rebuild();
    }

    private void putSettled(List<EntryRow> rows) {
        rows.stream().filter(row -> !unsettled.contains(row.entry().id())).forEach(timeline::put);
    }

    /** Shows a new entry in this very frame, and takes note of it for undo. */
    public void added(Saving saving) {
        show(saving);
        undo.did(new Deed(Messages.text("undo.added"), List.of(Deed.Step.added(saving))));
    }

    /** Shows an edited entry in this very frame, and takes note of it for undo. */
    public void edited(LogbookEntry before, Saving saving) {
        show(saving);
        undo.did(new Deed(Messages.text("undo.edited"), List.of(Deed.Step.changed(before.state(), saving))));
    }

    private void showUndone(Saving saving) {
        if (saving.state().type().equals(EntityType.LOGBOOK_ENTRY)) {
            show(saving);
            if (!saving.state().deleted()) {
                selected.set(saving.state().id());
            }
        }
    }

    /** Shows an edit in this very frame, and takes it back should the disk refuse it. */
    public void show(Saving saving) {
        EntityId id = saving.state().id();
        unsettled.begin(id, timeline.find(id));
        if (saving.state().deleted()) {
            timeline.remove(id);
        } else {
            boolean choice = timeline.find(id).map(EntryRow::needsChoice).orElse(false);
            timeline.put(new EntryRow(new LogbookEntry(saving.state()), true, choice));
        }
        rebuild();
        settle(id, saving.durable());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // both outcomes are handled in the stage itself
    private void settle(EntityId id, CompletableFuture<?> durable) {
        durable.whenCompleteAsync((stored, failure) -> {
            Optional<EntryRow> before = unsettled.end(id);
            if (failure != null) {
                takeBack(id, before);
                notices.failed(failure);
            }
            refresh(Set.of(id));
        }, threads.screen());
    }

    private void takeBack(EntityId id, Optional<EntryRow> before) {
        timeline.remove(id);
        before.ifPresent(timeline::put);
        rebuild();
    }

    private void changed(List<LogbookChanges.Item> changes) {
        Set<EntityId> ids = changes.stream().map(LogbookChanges.Item::state).filter(state -> state.type().equals(
                EntityType.LOGBOOK_ENTRY)).map(state -> state.id()).collect(Collectors.toCollection(
                        LinkedHashSet::new));
        if (ids.size() > MANY_CHANGES) {
            reload.run();
        } else if (!ids.isEmpty()) {
            refresh(ids);
        }
    }

    /** Reads entries again; those with an edit on its way are left, their turn comes when it has arrived. */
    void refresh(Set<EntityId> ids) {
        threads.query(() -> read(ids), this::apply, notices::failed);
    }

    private Map<EntityId, Optional<EntryRow>> read(Set<EntityId> ids) {
        Map<EntityId, Optional<EntryRow>> rows = LinkedHashMap.newLinkedHashMap(ids.size());
        ids.forEach(id -> rows.put(id, logbook.entry(id)));
        return rows;
    }

    private void apply(Map<EntityId, Optional<EntryRow>> rows) {
        rows.forEach((id, found) -> {
            if (unsettled.contains(id)) {
                return;
            }
            timeline.remove(id);
            found.filter(row -> !row.entry().state().deleted()).filter(row -> complete || !timeline.isBeyond(row))
                    .ifPresent(timeline::put);
        });
        rebuild();
    }

    private void renew() {
        cards.renew();
        rebuild();
    }

    /** Tells the headings again, when a new day has begun. */
    public void rebuild() {
        ItemSplice.apply(items, cards.items(timeline.rows(), complete));
    }
}
