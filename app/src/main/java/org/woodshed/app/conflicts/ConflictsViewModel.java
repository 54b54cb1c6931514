package org.woodshed.app.conflicts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;
import org.woodshed.model.EntityKey;
import org.woodshed.client.outbox.Combined;
import java.util.stream.Collectors;
import java.util.Map;
import java.util.LinkedHashMap;
import java.util.Optional;
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
import org.woodshed.app.text.FieldWords;
import org.woodshed.app.work.RepeatedQuery;
import org.woodshed.app.work.Threads;
import org.woodshed.client.Merging;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.merge.Dispute;
import org.woodshed.model.FieldKind;
import org.woodshed.model.Schemas;

/** Entries that two laptops changed differently, and the choice field by field. Belongs to the screen's thread. */
public final class ConflictsViewModel {
    private final Merging merging;
    private final CombinedViewModel combined;
    private final Threads threads;
    private final NoticesViewModel notices;
    private final EntityWords entities;
    private final Logbook logbook;
    private final FieldWords fields;
    private final DayWords days;
    private final Clock clock;
    private final ObservableList<ConflictItem> items = FXCollections.observableArrayList();
    /** One view for all who listen: a view made for each of them would be collected as garbage, and they with it. */
    private final ObservableList<ConflictItem> shownItems = FXCollections.unmodifiableObservableList(items);
    private final ObjectProperty<@Nullable ConflictItem> selected = new SimpleObjectProperty<>();
    private final RepeatedQuery<List<OpenConflict>> query;
    private List<OpenConflict> shown = List.of();

    public ConflictsViewModel(Merging merging, Logbook logbook, Threads threads, EntityWords entities, DayWords days,
            Clock clock, NoticesViewModel notices) {
        this.merging = merging;
        this.threads = threads;
        this.notices = notices;
        this.entities = entities;
        this.logbook = logbook;
        this.fields = new FieldWords(logbook, days);
        this.days = days;
        this.clock = clock;
        this.query = new RepeatedQuery<>(threads, merging::conflicts, this::found, notices::failed);
        this.combined = new CombinedViewModel(merging, threads, entities, fields, days, clock, notices);
    }

    public CombinedViewModel combined() {
        return combined;
    }

    public ObservableList<ConflictItem> items() {
        return shownItems;
    }

    public ObjectProperty<@Nullable ConflictItem> selectedProperty() {
        return selected;
    }

    public void load() {
        query.run();
        combined.load();
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
        return new ConflictItem(conflict.key(), entities.describe(conflict.key()), head(Messages.text(
                "conflict.thisLaptop"), conflict.myTime()), head(name, time), conflict.disputes().stream()
                        .map(
                                dispute -> choice(conflict, dispute))
                        .toList(),
                MonthTotals.read(conflict, logbook, days,
                        clock),
                combinedToo(conflict));
    }

    private String head(String laptop, @Nullable Instant time) {
        return time == null ? laptop : laptop + " · " + days.moment(time, clock.instant(), clock.getZone());
    }

    /** Which fields of the same thing were combined when the choice came up, or since. */
    private String combinedToo(OpenConflict conflict) {
        String names = merging.combined().stream().filter(item -> item.key().equals(conflict.key())).map(item -> item
                .combined().combination().path()).filter(path -> !path.equals(Combined.DELETED)).map(fields::field)
                .distinct().collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : Messages.text("conflict.combinedToo", names);
    }

    private FieldChoice choice(OpenConflict conflict, Dispute dispute) {
        boolean text = Schemas.of(conflict.key().type()).rule(dispute.path()).kind() == FieldKind.TEXT;
        return new FieldChoice(dispute, fields.field(dispute.path()), fields.value(dispute.path(), dispute.mine()),
                fields.value(dispute.path(), dispute.theirs()), text, merging::bothTexts);
    }

    /** Picks one side for every field of the selected item. */
    public void pickAll(Pick side) {
        ConflictItem item = selected.get();
        if (item != null) {
            item.fields().forEach(field -> field.pickProperty().set(side));
        }
    }

    /** Saves what is picked for every field of the selected item. */
    public void save() {
        ConflictItem item = selected.get();
        if (item != null) {
            settle(List.of(item), Messages.text("conflict.saved", item.what()));
        }
    }

    /** How many other items have a field that the selected one has too. */
    public long similar() {
        ConflictItem item = selected.get();
        return item == null ? 0
                : items.stream().filter(other -> !other.equals(item) && pickLike(item, other, false))
                        .count();
    }

    /** Picks the same for the same fields of all other items, and saves those whose every field is picked so. */
    public void saveAllSimilar() {
        ConflictItem item = selected.get();
        if (item != null) {
            List<ConflictItem> all = items.stream().filter(other -> other.equals(item) || pickLike(item, other, true))
                    .toList();
            settle(all, Messages.text("conflict.savedAll", all.size()));
        }
    }

    /** Whether every field of the other item can be picked as in the first; does so if wanted. */
    private static boolean pickLike(ConflictItem item, ConflictItem other, boolean really) {
        for (FieldChoice field : other.fields()) {
            Optional<FieldChoice> like = item.fields().stream().filter(one -> one.path().equals(field.path()))
                    .findFirst();
            if (like.isEmpty()) {
                return false;
            }
            if (really) {
                field.pickProperty().set(like.get().pickProperty().get());
            }
        }
        return true;
    }

    private void settle(List<ConflictItem> settled, String done) {
        threads.query(() -> {
            Map<EntityKey, ObjectNode> before = new LinkedHashMap<>();
            settled.forEach(item -> before.put(item.key(), merging.shown(item.key()).data()));
            return before;
        }, before -> settle(settled, done, before), notices::failed);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // both outcomes are handled in the stage itself
    private void settle(List<ConflictItem> settled, String done, Map<EntityKey, ObjectNode> before) {
        List<CompletableFuture<Boolean>> resolved = settled.stream().flatMap(item -> item.fields().stream().map(
                field -> merging.resolve(item.key(), field.dispute(), field.pickProperty().get().choice()))).toList();
        CompletableFuture.allOf(resolved.toArray(CompletableFuture[]::new)).whenCompleteAsync((nothing, failure) -> {
            if (failure != null) {
                notices.failed(failure);
            } else if (resolved.stream().allMatch(CompletableFuture::join)) {
                notices.show(Notice.news(done, Messages.text("conflict.undo"), () -> undo(before)));
            } else {
                notices.show(Notice.problem(Messages.text("conflict.moved")));
            }
            load();
        }, threads.screen());
    }

    /** Takes a resolution back: everything is as it was shown before, as an ordinary edit. */
    @SuppressWarnings("FutureReturnValueIgnored") // both outcomes are handled in the stage itself
    private void undo(Map<EntityKey, ObjectNode> before) {
        CompletableFuture<?>[] restored = before.entrySet().stream().map(state -> merging.restore(state.getKey(), state
                .getValue())).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(restored).whenCompleteAsync((nothing, failure) -> {
            if (failure != null) {
                notices.failed(failure);
            } else {
                notices.show(Notice.news(Messages.text("conflict.undone")));
            }
        }, threads.screen());
    }
}
