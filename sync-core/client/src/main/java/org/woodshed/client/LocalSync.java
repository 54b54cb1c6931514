package org.woodshed.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.woodshed.client.diagnostics.JournalEntry;
import org.woodshed.client.diagnostics.SyncCounters;
import org.woodshed.client.engine.Event;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.logbook.Subscription;
import org.woodshed.client.outbox.Choice;
import org.woodshed.client.outbox.Counts;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.client.outbox.OutboxItem;
import org.woodshed.client.outbox.Side;
import org.woodshed.client.outbox.WaitingChanges;
import org.woodshed.client.secrets.TokenPlace;
import org.woodshed.client.store.ListStore;
import org.woodshed.client.store.LogbookStore;
import org.woodshed.client.store.SyncState;
import org.woodshed.client.store.SyncStore;
import org.woodshed.client.transport.Reply;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityType;
import org.woodshed.protocol.DeviceList;
import org.woodshed.protocol.DeviceRename;
import org.woodshed.protocol.HistoryItem;
import org.woodshed.protocol.HistoryPage;

/** {@link SyncControl} over engine, store and server. */
final class LocalSync implements SyncControl {
    /** Signing in and out, which may lead to another logbook. */
    interface Session {
        CompletableFuture<ConnectResult> connect(ConnectRequest request);

        CompletableFuture<SignOutResult> signOut(SignOut how);
    }

    private static final String PAUSED = "sync_paused";

    private final SyncDriver driver;
    private final SyncStore store;
    private final LogbookStore logbook;
    private final ListStore lists;
    private final ServerLink link;
    private final Session session;
    private final Device device;

    LocalSync(SyncDriver driver, SyncStore store, LogbookStore logbook, ListStore lists, ServerLink link,
            Session session, Device device) {
        this.driver = driver;
        this.store = store;
        this.logbook = logbook;
        this.lists = lists;
        this.link = link;
        this.session = session;
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
        link.askKeyringAgain();
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
        CompletableFuture<Boolean> unusedBecauseTheEngineKnows = store.putSetting(PAUSED, String.valueOf(paused));
    }

    @Override
    public CompletableFuture<ConnectResult> connect(ConnectRequest request) {
        return session.connect(request);
    }

    @Override
    public CompletableFuture<SignOutResult> signOut(SignOut how) {
        return session.signOut(how);
    }

    @Override
    public List<OutboxItem> outbox() {
        return store.outbox();
    }

    @Override
    public WaitingChanges waiting(int most) {
        return store.waiting(most);
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
    public CompletableFuture<Boolean> retryRefused(EntityKey entity) {
        return isList(entity) ? lists.retry(entity.id()) : logbook.retry(entity);
    }

    @Override
    public CompletableFuture<Boolean> giveUpRefused(EntityKey entity) {
        return isList(entity) ? link.giveUpRefused(entity.id()) : logbook.giveUp(entity);
    }

    private static boolean isList(EntityKey entity) {
        return entity.type().equals(EntityType.LIST_OPERATION);
    }

    @Override
    public int exportUnsent(Path file) throws IOException {
        return UnsentExport.write(store, lists, logbook.onlyHere(), file);
    }

    @Override
    public Map<String, String> deviceNames() {
        return store.deviceNames();
    }

    @Override
    public CompletableFuture<Optional<List<DeviceList.Item>>> devices() {
        return link.devices().thenApply(told -> told.map(DeviceList::devices));
    }

    @Override
    public CompletableFuture<Boolean> renameDevice(DeviceId id, String name) {
        DeviceRename rename = new DeviceRename(name.strip());
        CompletableFuture<Boolean> renamed = link.renameDevice(id, rename);
        return id.equals(device.id()) ? renamed.thenCompose(done -> done ? device.rename(rename.name()).thenApply(
                kept -> true) : CompletableFuture.completedFuture(false)) : renamed;
    }

    @Override
    public CompletableFuture<Boolean> signOutDevice(DeviceId id) {
        return link.revokeDevice(id);
    }

    @Override
    public CompletableFuture<Receipt> receipt(EntityKey entity) {
        if (logbook.waits(entity)) {
            return CompletableFuture.completedFuture(Receipt.here());
        }
        return link.history(entity, null).thenCombine(devices(), LocalSync::receipt);
    }

    /** Another laptop has what lies below the cursor that it reported. */
    private static Receipt receipt(Reply<HistoryPage> history, Optional<List<DeviceList.Item>> devices) {
        if (devices.isEmpty() || !(history instanceof Reply.Success<HistoryPage> told)) {
            return new Receipt(true, false, List.of());
        }
        long latest = told.value().changes().stream().mapToLong(HistoryItem::seq).max().orElse(0);
        return new Receipt(true, true, devices.get().stream().filter(device -> !device.current() && device
                .cursor() >= latest).map(DeviceList.Item::name).toList());
    }

    @Override
    public SyncCounters counters() {
        return driver.journal().counters(link.traffic());
    }

    @Override
    public List<JournalEntry> journal() {
        return driver.journal().entries();
    }

    @Override
    public boolean paused() {
        return isPaused(store);
    }

    static boolean isPaused(SyncStore store) {
        return store.setting(PAUSED).map(Boolean::parseBoolean).orElse(false);
    }

    @Override
    public TokenPlace tokenPlace() {
        return link.tokenPlace();
    }

    @Override
    public SyncFigures figures() {
        SyncStore.Overview now = store.overview();
        SyncState state = now.state();
        Counts counts = now.counts();
        return new SyncFigures(state.server(), state.email(), Device.id(now.settings()), Device.name(now.settings()),
                counts.pending(), counts.failed(), counts.conflicts(), state.cursor(), state.digest(), state.lastSync(),
                now.oldestPending());
    }
}
