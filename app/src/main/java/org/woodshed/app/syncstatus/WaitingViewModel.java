package org.woodshed.app.syncstatus;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.notices.Reasons;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.EntityWords;
import org.woodshed.app.text.Messages;
import org.woodshed.app.work.RepeatedQuery;
import org.woodshed.app.work.Threads;
import org.woodshed.client.SyncControl;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.client.outbox.OutboxItem;
import org.woodshed.client.outbox.WaitingChanges;
import org.woodshed.model.EntityKey;

/** What waits: changes for the server, and conflicts for a person. Belongs to the screen's thread. */
public final class WaitingViewModel {
    /** As many as a list shows: each is read and put into words. */
    static final int MOST_CHANGES = 50;
    private final SyncControl sync;
    private final Threads threads;
    private final NoticesViewModel notices;
    private final EntityWords entities;
    private final DayWords days;
    private final Clock clock;
    private final ObservableList<WaitingItem> items = FXCollections.observableArrayList();
    /** One view for all who listen: a view made for each of them would be collected as garbage, and they with it. */
    private final ObservableList<WaitingItem> shownItems = FXCollections.unmodifiableObservableList(items);
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper(false);
    private int more;
    private final RepeatedQuery<Found> query;

    /** @param more how many changes wait besides */
    private record Found(List<WaitingItem> items, int more) {}

    /** One line: what it is about, and where it stands. */
    public record WaitingItem(Kind kind, EntityKey key, String what, String detail) {
        /** What has to happen to it. */
        public enum Kind {
            CHOICE, REFUSED, WAITING
        }
    }

    public WaitingViewModel(SyncControl sync, Threads threads, EntityWords entities, DayWords days, Clock clock,
            NoticesViewModel notices) {
        this.sync = sync;
        this.threads = threads;
        this.notices = notices;
        this.entities = entities;
        this.days = days;
        this.clock = clock;
        this.query = new RepeatedQuery<>(threads, this::read, this::show, notices::failed);
    }

    public ObservableList<WaitingItem> items() {
        return shownItems;
    }

    /** How many changes wait that are not among the items: of very many only the first are named. */
    public int more() {
        return more;
    }

    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    public void load() {
        query.run();
    }

    /** Has a change that the server refused go once more. */
    public void retry(WaitingItem item) {
        settle(sync.retryRefused(item.key()), () -> {
            CompletableFuture<SyncResult> unusedBecauseTheStatusTells = sync.syncNow();
        });
    }

    /** Takes a refused change back: what the server has is shown again. */
    public void giveUp(WaitingItem item) {
        settle(sync.giveUpRefused(item.key()), () -> {
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // both outcomes are handled in the stage itself
    private void settle(CompletableFuture<Boolean> settling, Runnable afterwards) {
        settling.whenCompleteAsync((settled, failure) -> {
            if (failure == null) {
                afterwards.run();
                load();
            } else {
                notices.failed(failure);
            }
        }, threads.screen());
    }

    private Found read() {
        WaitingChanges changes = sync.waiting(MOST_CHANGES);
        return new Found(Stream.concat(sync.conflicts().stream().map(this::item), changes.first().stream().map(
                this::item)).toList(), changes.total() - changes.first().size());
    }

    private void show(Found found) {
        more = found.more;
        items.setAll(found.items);
        loaded.set(true);
    }

    private WaitingItem item(OpenConflict conflict) {
        return new WaitingItem(WaitingItem.Kind.CHOICE, conflict.key(), entities.describe(conflict.key()),
                Messages.text("waiting.choice", conflict.disputes().size()));
    }

    private WaitingItem item(OutboxItem change) {
        boolean failed = change.state() == OutboxItem.State.FAILED;
        String error = change.lastError();
        String detail = failed && error != null ? Reasons.ofRefusal(error)
                : Messages.text(switch (change
                        .type()) {
                    case CREATED -> "waiting.added";
                    case UPDATED -> "waiting.changed";
                    case DELETED -> "waiting.deleted";
                }, days.moment(change.createdAt(), clock.instant(), clock.getZone()));
        return new WaitingItem(failed ? WaitingItem.Kind.REFUSED : WaitingItem.Kind.WAITING, change.key(),
                entities.describe(change
                        .key()),
                detail);
    }
}
