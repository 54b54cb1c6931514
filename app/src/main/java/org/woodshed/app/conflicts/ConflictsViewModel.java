package org.woodshed.app.conflicts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.notices.Notice;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.EntityWords;
import org.woodshed.app.text.Messages;
import org.woodshed.app.work.RepeatedQuery;
import org.woodshed.app.work.Threads;
import org.woodshed.client.SyncControl;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.outbox.OpenConflict;

/** Entries that two laptops changed differently, and the choice field by field. Belongs to the screen's thread. */
public final class ConflictsViewModel {
    private final SyncControl sync;
    private final Threads threads;
    private final NoticesViewModel notices;
    private final EntityWords entities;
    private final FieldWords fields;
    private final DayWords days;
    private final Clock clock;
    private final ObservableList<ConflictItem> items = FXCollections.observableArrayList();
    /** One view for all who listen: a view made for each of them would be collected as garbage, and they with it. */
    private final ObservableList<ConflictItem> shownItems = FXCollections.unmodifiableObservableList(items);
    private final ObjectProperty<@Nullable ConflictItem> selected = new SimpleObjectProperty<>();
    private final RepeatedQuery<List<OpenConflict>> query;
    private List<OpenConflict> shown = List.of();

    public ConflictsViewModel(SyncControl sync, Logbook logbook, Threads threads, EntityWords entities, DayWords days,
            Clock clock, NoticesViewModel notices) {
        this.sync = sync;
        this.threads = threads;
        this.notices = notices;
        this.entities = entities;
        this.fields = new FieldWords(logbook, days);
        this.days = days;
        this.clock = clock;
        this.query = new RepeatedQuery<>(threads, sync::conflicts, this::found, notices::failed);
    }

    public ObservableList<ConflictItem> items() {
        return shownItems;
    }

    public ObjectProperty<@Nullable ConflictItem> selectedProperty() {
        return selected;
    }

    public void load() {
        query.run();
    }

    /** Nothing moves on the screen unless a conflict did: choices that are being made stay. */
    private void found(List<OpenConflict> conflicts) {
        if (conflicts.equals(shown)) {
            return;
        }
        threads.query(() -> conflicts.stream().map(this::item).toList(), described -> {
            shown = conflicts;
            ConflictItem before = selected.get();
            items.setAll(described);
            selected.set(described.stream().filter(item -> before != null && item.key().equals(before.key()))
                    .findFirst().orElse(described.isEmpty() ? null : described.getFirst()));
        }, notices::failed);
    }

    private ConflictItem item(OpenConflict conflict) {
        String device = conflict.theirDevice();
        String name = device == null ? Messages.text("conflict.otherLaptop") : device;
        Instant time = conflict.theirTime();
        return new ConflictItem(conflict.key(), entities.describe(conflict.key()), time == null ? name
                : name + " · "
                        + days.moment(time, clock.instant(), clock.getZone()),
                conflict.disputes().stream().map(
                        dispute -> new FieldChoice(dispute.path(), fields.field(dispute.path()), fields.value(dispute
                                .path(), dispute.mine()), fields.value(dispute.path(), dispute.theirs())))
                        .toList());
    }

    /** Saves the chosen side of every field of the selected item. */
    @SuppressWarnings("FutureReturnValueIgnored") // both outcomes are handled in the stage itself
    public void save() {
        ConflictItem item = selected.get();
        if (item == null) {
            return;
        }
        List<CompletableFuture<Boolean>> resolved = item.fields().stream().map(field -> sync.resolve(item.key(), field
                .path(), field.sideProperty().get())).toList();
        CompletableFuture.allOf(resolved.toArray(CompletableFuture[]::new)).whenCompleteAsync((done, failure) -> {
            if (failure != null) {
                notices.failed(failure);
            } else if (resolved.stream().allMatch(CompletableFuture::join)) {
                notices.show(Notice.news(Messages.text("conflict.saved", item.what())));
            } else {
                notices.show(Notice.problem(Messages.text("conflict.moved")));
            }
            load();
        }, threads.screen());
    }
}
