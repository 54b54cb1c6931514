package org.woodshed.app.syncstatus;

import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.notices.Notice;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.work.Threads;
import org.woodshed.client.SyncControl;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.logbook.Subscription;

/** The sync chip and "Sync now". Belongs to the screen's thread; the engine's news is handed over to it. */
public final class SyncStatusViewModel implements AutoCloseable {
    private final SyncControl sync;
    private final Threads threads;
    private final StatusWords words;
    private final NoticesViewModel notices;
    private final Runnable connect;
    private final ReadOnlyObjectWrapper<SyncStatus> status;
    private final ReadOnlyObjectWrapper<ChipState> state;
    private final ReadOnlyStringWrapper text;
    /** The newest status that the screen has not taken over yet: of many in one frame only the last one is shown. */
    private final AtomicReference<@Nullable SyncStatus> news = new AtomicReference<>();
    private final Subscription subscription;

    /** @param connect offers to connect a server */
    public SyncStatusViewModel(SyncControl sync, Threads threads, StatusWords words, NoticesViewModel notices,
            Runnable connect) {
        this.sync = sync;
        this.threads = threads;
        this.words = words;
        this.notices = notices;
        this.connect = connect;
        SyncStatus now = sync.status();
        this.status = new ReadOnlyObjectWrapper<>(now);
        this.state = new ReadOnlyObjectWrapper<>(ChipState.of(now));
        this.text = new ReadOnlyStringWrapper(words.of(now));
        this.subscription = sync.onStatus(this::arrived);
    }

    private void arrived(SyncStatus newest) {
        if (news.getAndSet(newest) == null) {
            threads.screen().execute(() -> {
                SyncStatus latest = news.getAndSet(null);
                if (latest != null) {
                    show(latest);
                }
            });
        }
    }

    void show(SyncStatus latest) {
        state.set(ChipState.of(latest));
        text.set(words.of(latest));
        status.set(latest);
    }

    /** Tells the time in the words again: what was "today" may be yesterday now. */
    public void refresh() {
        text.set(words.of(status.get()));
    }

    public ReadOnlyObjectProperty<SyncStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ChipState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Syncs, and tells how it went; with no server connected it offers to connect one. */
    @SuppressWarnings("FutureReturnValueIgnored") // both outcomes are handled in the stage itself
    public void syncNow() {
        if (state.get() == ChipState.LOCAL || state.get() == ChipState.SIGNED_OUT) {
            connect.run();
            return;
        }
        sync.syncNow().whenCompleteAsync((result, failure) -> {
            if (failure == null) {
                ended(result);
            } else {
                notices.failed(failure);
            }
        }, threads.screen());
    }

    private void ended(SyncResult result) {
        switch (result) {
            case SyncResult.Done _ -> notices.show(Notice.news(StatusWords.of(result)));
            case SyncResult.NeverConnected _,SyncResult.SignedOut _ -> connect.run();
            case SyncResult.NeedsAttention _,SyncResult.NotReached _ -> notices.show(Notice.problem(StatusWords.of(
                    result)));
        }
    }

    public void cancel() {
        sync.cancel();
    }

    public void setPaused(boolean paused) {
        sync.setPaused(paused);
    }

    /** The window has the focus again: a good moment to look whether the server is there. */
    public void focused() {
        sync.wake();
    }

    @Override
    public void close() {
        subscription.close();
    }
}
