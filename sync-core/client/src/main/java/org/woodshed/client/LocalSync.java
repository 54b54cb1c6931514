package org.woodshed.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.woodshed.client.engine.Event;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.logbook.Subscription;
import org.woodshed.client.outbox.Choice;
import org.woodshed.client.outbox.Counts;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.client.outbox.OutboxItem;
import org.woodshed.client.outbox.Side;
import org.woodshed.client.store.LogbookStore;
import org.woodshed.client.store.SyncState;
import org.woodshed.client.store.SyncStore;
import org.woodshed.model.EntityKey;

/** {@link SyncControl} over engine, store and server. */
final class LocalSync implements SyncControl {
    private final SyncDriver driver;
    private final SyncStore store;
    private final LogbookStore logbook;
    private final SignIn signIn;
    private final Device device;

    LocalSync(SyncDriver driver, SyncStore store, LogbookStore logbook, SignIn signIn, Device device) {
        this.driver = driver;
        this.store = store;
        this.logbook = logbook;
        this.signIn = signIn;
        this.device = device;
    }

    @Override
    public SyncStatus status() {
        return driver.status();
    }

    @Override
    public Subscription onStatus(Consumer<SyncStatus> listener) {
        return driver.onStatus(listener);
    }

    @Override
    public CompletableFuture<SyncResult> syncNow() {
        return driver.syncNow();
    }

    @Override
    public void cancel() {
        driver.post(new Event.Cancelled());
    }

    @Override
    public void wake() {
        driver.post(new Event.Woken());
    }

    @Override
    public void setPaused(boolean paused) {
        driver.post(new Event.PauseSet(paused));
    }

    @Override
    public CompletableFuture<ConnectResult> connect(ConnectRequest request) {
        return signIn.connect(request);
    }

    @Override
    public List<OutboxItem> outbox() {
        return store.outbox();
    }

    @Override
    public List<OpenConflict> conflicts() {
        return store.conflicts();
    }

    @Override
    public CompletableFuture<Boolean> resolve(EntityKey entity, String path, Side side) {
        return logbook.resolve(entity, path, new Choice.Take(side));
    }

    @Override
    public Map<String, String> deviceNames() {
        return store.deviceNames();
    }

    @Override
    public SyncFigures figures() {
        SyncState state = store.state();
        Counts counts = store.counts();
        return new SyncFigures(state.server(), state.email(), device.id().value(), device
                .name(), counts.pending(), counts.failed(), counts.conflicts(), state.cursor(), state.digest(),
                state
                        .lastSync());
    }
}
