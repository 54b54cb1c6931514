package org.woodshed.app.lists;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.notices.Notice;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.pieces.Repertoire;
import org.woodshed.app.text.Messages;
import org.woodshed.app.work.ItemSplice;
import org.woodshed.app.work.Threads;
import org.woodshed.app.work.PracticeCalendar;
import org.woodshed.client.logbook.Lists;
import org.woodshed.client.logbook.ListsView;
import org.woodshed.client.logbook.Subscription;
import org.woodshed.lists.ListEditor;
import org.woodshed.lists.ListItem;
import org.woodshed.lists.ListKind;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityIds;

/**
 * The lists, which of them is shown, and what is done to lists. Every command is on the screen when it returns; what other
 * laptops do arrives by itself and leaves the choice where it is. Belongs to the screen's thread.
 */
public final class ListsViewModel implements AutoCloseable {
    private final Lists lists;
    private final Repertoire repertoire;
    private final Threads threads;
    private final PracticeCalendar calendar;
    private final NoticesViewModel notices;
    private final EntityIds ids;
    private final Subscription subscription;
    private final AtomicBoolean arriving = new AtomicBoolean();
    private final ReadOnlyObjectWrapper<@Nullable ListsView> view = new ReadOnlyObjectWrapper<>();
    private final ObservableList<ListRow> rows = FXCollections.observableArrayList();
    private final ObservableList<ItemRow> items = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable EntityId> list = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable EntityId> item = new SimpleObjectProperty<>();
    private final ReadOnlyLongWrapper moment = new ReadOnlyLongWrapper(0);
    private boolean showing;
    private @Nullable EntityId practised;

    public ListsViewModel(Lists lists, Repertoire repertoire, Threads threads, PracticeCalendar calendar,
            NoticesViewModel notices) {
        this.lists = lists;
        this.repertoire = repertoire;
        this.threads = threads;
        this.calendar = calendar;
        this.notices = notices;
        this.ids = new EntityIds(new SecureRandom(), calendar.clock());
        this.subscription = lists.subscribe(now -> arrived());
        list.addListener((property, before, now) -> {
            if (!showing) {
                whole(this::showItems);
            }
        });
    }

    /** Reads them the first time; nothing can be edited before. */
    public void load() {
        threads.query(lists::view, this::show, notices::failed);
    }

    /** However many changes come while the screen is busy, they are shown together. */
    private void arrived() {
        if (arriving.compareAndSet(false, true)) {
            threads.screen().execute(() -> {
                arriving.set(false);
                refresh();
            });
        }
    }

    /** Shows the lists as they are now, for instance on a new day. */
    public void refresh() {
        if (view.get() != null) {
            show(lists.view());
        }
    }

    private void show(ListsView now) {
        whole(() -> showAll(now));
    }

    /** Rows come and go one after another: nobody may take what is there between for a choice somebody made. */
    private void whole(Runnable work) {
        showing = true;
        try {
            work.run();
        } finally {
            showing = false;
        }
        moment.set(moment.get() + 1);
    }

    private void showAll(ListsView now) {
        view.set(now);
        int index = index(list.get());
        ItemSplice.apply(rows, now.lists().stream().map(of -> ListRow.of(of, of(of.id()), today()))
                .toList());
        if (index(list.get()) < 0) {
            list.set(rows.isEmpty() ? null : rows.get(Math.clamp(index, 0, rows.size() - 1)).list().id());
        }
        showItems();
    }

    private void showItems() {
        Optional<ListRow> shown = shown();
        int index = itemIndex(item.get());
        List<ItemRow> wanted = shown.map(row -> of(row.list().id()).stream().map(one -> row(one, row.list().kind()))
                .toList()).orElse(List.of());
        boolean gone = wanted.stream().noneMatch(row -> row.item().id().equals(item.get()));
        ItemSplice.apply(items, wanted);
        if (gone) {
            item.set(wanted.isEmpty() ? null : wanted.get(Math.clamp(index, 0, wanted.size() - 1)).item().id());
        }
    }

    private ItemRow row(ListItem one, ListKind kind) {
        EntityId piece = one.pieceId();
        return new ItemRow(one, one.done(kind, today()), piece == null ? "" : repertoire.label(piece), one.id().equals(
                practised));
    }

    private List<ListItem> of(EntityId of) {
        ListsView now = view.get();
        return now == null ? List.of() : now.of(of);
    }

    LocalDate today() {
        return calendar.today();
    }

    /** All lists with their items; null until they are read. */
    public ReadOnlyObjectProperty<@Nullable ListsView> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /** Changes whenever rows and items have been brought to a new state, as a whole. */
    public ReadOnlyLongProperty momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /** While rows and items are brought to a new state, choices in them mean nothing. */
    boolean isShowing() {
        return showing;
    }

    public ObservableList<ListRow> rows() {
        return rows;
    }

    /** The items of the list that is shown. */
    public ObservableList<ItemRow> items() {
        return items;
    }

    /** The list that is shown. */
    public ObjectProperty<@Nullable EntityId> listProperty() {
        return list;
    }

    /** The item that is chosen. */
    public ObjectProperty<@Nullable EntityId> itemProperty() {
        return item;
    }

    public Optional<ListRow> shown() {
        return rows.stream().filter(row -> row.list().id().equals(list.get())).findFirst();
    }

    public Optional<ItemRow> chosen() {
        return items.stream().filter(row -> row.item().id().equals(item.get())).findFirst();
    }

    public List<String> suggestions(String typed) {
        return repertoire.suggestions(typed);
    }

    int index(@Nullable EntityId of) {
        return rows.stream().map(row -> row.list().id()).toList().indexOf(of);
    }

    int itemIndex(@Nullable EntityId of) {
        return items.stream().map(row -> row.item().id()).toList().indexOf(of);
    }

    EntityId newId() {
        return ids.entity();
    }

    Repertoire repertoire() {
        return repertoire;
    }

    /** Marks the item that is being practised; null for none. */
    void practising(@Nullable EntityId now) {
        practised = now;
        refresh();
    }

    void tell(Notice notice) {
        notices.show(notice);
    }

    /** Tells what is gone, with the way back. */
    void tellGone(String text) {
        notices.show(Notice.news(text, Messages.text("lists.undo"), this::undo));
    }

    /** Edits, and shows what came of it in the same frame; what can't be stored is taken back and told. */
    void edit(Consumer<ListEditor> edits) {
        if (view.get() == null) {
            return;
        }
        CompletableFuture<ListsView> unusedBecauseFailuresAreTold = lists.edit(edits).whenCompleteAsync((saved,
                failure) -> {
            if (failure != null) {
                notices.failed(failure.getCause() == null ? failure : failure.getCause());
            }
        }, threads.screen());
        show(lists.view());
    }

    public void undo() {
        edit(ListEditor::undo);
    }

    public void redo() {
        edit(ListEditor::redo);
    }

    @Override
    public void close() {
        subscription.close();
    }
}
