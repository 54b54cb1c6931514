package org.woodshed.app.history;

import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.notices.Notice;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.EntityWords;
import org.woodshed.app.text.FieldWords;
import org.woodshed.app.text.Folding;
import org.woodshed.app.text.Messages;
import org.woodshed.app.work.RepeatedQuery;
import org.woodshed.app.work.Threads;
import org.woodshed.client.Merging;
import org.woodshed.client.history.ChangedItem;
import org.woodshed.client.history.EntityHistory;
import org.woodshed.client.history.HistoryEntry;
import org.woodshed.client.logbook.LogbookChanges;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was changed lately, and the history of one of these things: first what this laptop knows, then all that the server
 * knows, if it answers. Belongs to the screen's thread.
 */
public final class HistoryViewModel {
    private static final int MOST_THINGS = 200;
    private final Merging merging;
    private final BooleanSupplier connected;
    private final Threads threads;
    private final NoticesViewModel notices;
    private final EntityWords entities;
    private final StateWords words;
    private final DayWords days;
    private final Clock clock;
    private final ObservableList<ChangedThing> things = FXCollections.observableArrayList();
    private final FilteredList<ChangedThing> foundThings = new FilteredList<>(things);
    private final ObservableList<StateLine> states = FXCollections.observableArrayList();
    private final ObservableList<StateLine> shownStates = FXCollections.unmodifiableObservableList(states);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable EntityKey> selected = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Knowledge> knowledge = new ReadOnlyObjectWrapper<>(Knowledge.ASKING);
    private final RepeatedQuery<List<ChangedThing>> query;
    private @Nullable EntityKey shownKey;
    private boolean open;
    /** Counts what was asked, so that a late answer does not replace a newer one. */
    private long asked;

    /** What is read at once: the thing as it is, and its history. */
    private record Read(EntityKey key, String title, List<StateLine> lines, boolean complete) {}

    /** @param connected whether there is a server to be asked */
    public HistoryViewModel(Merging merging, BooleanSupplier connected, Threads threads, EntityWords entities,
            FieldWords fields, DayWords days, Clock clock, NoticesViewModel notices) {
        this.merging = merging;
        this.connected = connected;
        this.threads = threads;
        this.notices = notices;
        this.entities = entities;
        this.words = new StateWords(fields, days, clock);
        this.days = days;
        this.clock = clock;
        this.query = new RepeatedQuery<>(threads, () -> merging.lastChanged(MOST_THINGS).stream().map(this::thing)
                .toList(), this::found, notices::failed);
        filter.addListener((property, before, now) -> {
            String wanted = Folding.fold(now);
            foundThings.setPredicate(thing -> Folding.fold(thing.what()).contains(wanted));
        });
        selected.addListener((property, before, now) -> read());
    }

    /** Things that were changed lately, the latest first, narrowed down by {@link #filterProperty()}. */
    public ObservableList<ChangedThing> things() {
        return foundThings;
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /** Whose history is shown. */
    public ObjectProperty<@Nullable EntityKey> selectedProperty() {
        return selected;
    }

    /** The states of what is shown, newest first. */
    public ObservableList<StateLine> states() {
        return shownStates;
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Knowledge> knowledgeProperty() {
        return knowledge.getReadOnlyProperty();
    }

    /** Nothing is read, and the server not asked, while nobody looks. */
    public void setOpen(boolean nowOpen) {
        if (open != nowOpen) {
            open = nowOpen;
            refresh();
        }
    }

    /** Follows what was changed here or elsewhere. */
    public void changed(List<LogbookChanges.Item> items) {
        if (open) {
            query.run();
            if (items.stream().anyMatch(item -> item.state().key().equals(selected.get()))) {
                read();
            }
        }
    }

    private void refresh() {
        if (open) {
            query.run();
            read();
        }
    }

    private void found(List<ChangedThing> changed) {
        if (!things.equals(changed)) {
            things.setAll(changed);
        }
        if (selected.get() == null && !changed.isEmpty()) {
            selected.set(changed.getFirst().key());
        }
    }

    private ChangedThing thing(ChangedItem item) {
        return new ChangedThing(item.key(), name(item.key(), null), days.moment(item.at(), clock.instant(), clock
                .getZone()));
    }

    /** A deleted thing is named as it was before. */
    private String name(EntityKey key, @Nullable EntityHistory history) {
        EntityState now = merging.shown(key);
        if (!now.deleted()) {
            return entities.describe(now);
        }
        EntityHistory known = history == null ? merging.knownHistory(key) : history;
        EntityState last = known.entries().stream().filter(entry -> !entry.deleted()).findFirst().map(
                entry -> now.withData(entry.data())).orElse(now);
        return Messages.text("history.deletedThing", entities.describe(last));
    }

    private void read() {
        EntityKey key = selected.get();
        long question = ++asked;
        if (key == null || !open) {
            return;
        }
        boolean other = connected.getAsBoolean();
        threads.query(() -> read(key, merging.knownHistory(key)), read -> show(question, read, other ? Knowledge.ASKING
                : Knowledge.ONLY_HERE), notices::failed);
        if (other) {
            askServer(key, question);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // both outcomes are handled in the stage itself
    private void askServer(EntityKey key, long question) {
        merging.history(key).thenApplyAsync(history -> read(key, history), threads.background()).whenCompleteAsync((
                read, failure) -> {
            if (failure != null) {
                notices.failed(failure);
            } else {
                show(question, read, read.complete() ? Knowledge.COMPLETE : Knowledge.KNOWN_HERE);
            }
        }, threads.screen());
    }

    private Read read(EntityKey key, EntityHistory history) {
        return new Read(key, name(key, history), words.lines(merging.shown(key), history), history.complete());
    }

    private void show(long question, Read read, Knowledge known) {
        if (question != asked) {
            return;
        }
        title.set(read.title());
        if (known == Knowledge.ASKING && knowledge.get() == Knowledge.COMPLETE && read.key().equals(shownKey)) {
            // More than this laptop knows by itself stands there already; the answer comes in a moment.
            return;
        }
        shownKey = read.key();
        states.setAll(read.lines());
        knowledge.set(known);
    }

    /** Makes an earlier state the present one, as an ordinary edit, which can be taken back. */
    public void restore(StateLine line) {
        EntityKey key = selected.get();
        if (key == null || !line.restorable()) {
            return;
        }
        @Nullable ObjectNode before = states.stream().filter(StateLine::present).map(StateLine::entry).filter(
                entry -> !entry.deleted()).map(HistoryEntry::data).findFirst().orElse(null);
        restore(key, line.entry().data(), before == null ? Notice.news(Messages.text("history.restored", line.when()))
                : Notice.news(Messages.text("history.restored", line.when()), Messages.text("history.undo"),
                        () -> restore(key, before, Notice.news(Messages.text("history.undone")))));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // both outcomes are handled in the stage itself
    private void restore(EntityKey key, ObjectNode data, Notice done) {
        merging.restore(key, data).whenCompleteAsync((state, failure) -> {
            if (failure != null) {
                notices.failed(failure);
            } else {
                notices.show(done);
            }
        }, threads.screen());
    }
}
