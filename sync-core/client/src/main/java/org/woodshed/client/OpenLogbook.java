package org.woodshed.client;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.woodshed.client.diagnostics.SyncJournal;
import org.woodshed.client.engine.Event;
import org.woodshed.client.engine.SyncEngine;
import org.woodshed.client.logbook.ChangeFeed;
import org.woodshed.client.logbook.LogbookChanges;
import org.woodshed.client.outbox.ChangeMint;
import org.woodshed.client.outbox.Counts;
import org.woodshed.client.outbox.LocalEdits;
import org.woodshed.client.secrets.TokenSafe;
import org.woodshed.client.store.Belongings;
import org.woodshed.client.store.ListStore;
import org.woodshed.client.store.LocalStore;
import org.woodshed.client.store.LogbookStore;
import org.woodshed.client.store.MergeSettings;
import org.woodshed.client.store.StoreException;
import org.woodshed.client.store.SyncState;
import org.woodshed.client.store.SyncStore;
import org.woodshed.client.store.WorkTables;
import org.woodshed.model.EntityIds;
import org.woodshed.model.EntityKey;
import org.woodshed.model.UserId;
import org.woodshed.protocol.TokenGrant;
import tools.jackson.databind.node.ObjectNode;

/** All parts over one open logbook file, of one account or of none. Thread-safe. */
final class OpenLogbook implements AutoCloseable {
    private final LocalStore store;
    private final LogbookStore logbookStore;
    private final SyncStore syncStore;
    private final LocalLogbook logbook;
    private final EntityIds ids;
    private final ListStore lists;
    private final LocalSync sync;
    private final LocalMerging merging;
    private final SyncDriver driver;
    private final ServerLink link;
    private final Device device;
    private final AtomicLong edits = new AtomicLong();

    private OpenLogbook(LocalStore store, WoodshedConfig config, LocalSync.Session session) {
        this.store = store;
        // Milliseconds are what the store keeps; a change has to be the same after a restart.
        Clock clock = Clock.tick(config.clock(), Duration.ofMillis(1));
        this.ids = new EntityIds(config.random(), clock);
        ChangeMint mint = new ChangeMint(ids, clock);
        ChangeFeed feed = new ChangeFeed();
        WorkTables works = new WorkTables(clock);
        MergeSettings policy = new MergeSettings(store);
        this.logbookStore = new LogbookStore(store, works, new LocalEdits(mint, policy), feed);
        this.lists = new ListStore(store, ids, config.random(), clock);
        this.syncStore = new SyncStore(store, works, mint, policy, feed, lists);
        this.device = new Device(syncStore, ids);
        this.link = new ServerLink(
                new HeldTokens(new TokenSafe(config.folder(), config.ports().keyring(config.folder())),
                        config.ports().background()),
                syncStore, new ListsLink(lists), config
                        .ports());
        this.driver = new SyncDriver(new SyncEngine(clock, config.random()), new SyncJournal(clock), syncStore, link,
                config.ports().engineThread(), new NetworkWatch(config.ports()::networkAddresses));
        this.logbook = new LocalLogbook(logbookStore, feed, ids, clock);
        this.merging = new LocalMerging(logbookStore, syncStore, policy, link, device, clock);
        this.sync = new LocalSync(driver, syncStore, logbookStore, lists, link, session, device);
        feed.subscribe(changes -> {
            edits.incrementAndGet();
            if (changes.origin() == LogbookChanges.Origin.THIS_LAPTOP) {
                driver.edited();
            }
        });
        lists.onQueued(driver::edited);
        begin();
    }

    /** @throws StoreException if it can't be opened; it is then as it was */
    static OpenLogbook open(WoodshedConfig config, LocalSync.Session session) {
        LocalStore store = LocalStore.open(config.folder(), config.ports().storeThread(), config.ports().fileSystem(),
                config.ports().storeHasHelpers());
        try {
            return new OpenLogbook(store, config, session);
        } catch (RuntimeException failure) {
            store.close();
            throw failure.getCause() instanceof StoreException refused ? refused : failure;
        }
    }

    private void begin() {
        SyncState state = syncStore.state();
        if (state.server() != null && state.userId() != null) {
            UserId user = new UserId(state.userId());
            KnownServer.of(syncStore).ifPresent(server -> link.connectTo(server, user));
        }
        driver.post(new Event.PauseSet(LocalSync.isPaused(syncStore)));
        driver.opened(state);
    }

    /** Binds this logbook to an account, or renews its sign-in; returns once that would survive a power cut. */
    void signedIn(ConnectRequest request, TokenGrant grant) {
        // Whoever signs in is there to unlock it.
        link.askKeyringAgain();
        link.keep(grant);
        link.connectTo(request.address(), grant.userId());
        device.rename(request.deviceName()).join();
        syncStore.signIn(request.server().toString(), request.email().strip(), grant.userId().value(), KnownServer
                .settings(request.address())).join();
        driver.post(new Event.SignedIn());
    }

    /** Whether nothing was ever logged or listed here. */
    boolean isEmpty() {
        return logbookStore.isEmpty() && hasNoLists();
    }

    boolean hasNoLists() {
        return lists.view().lists().isEmpty() && lists.view().removed().isEmpty();
    }

    /** Ends the sign-in here, and at the server if it can be reached. */
    void endSession() {
        link.signOut();
    }

    void startSyncing() {
        driver.post(new Event.AutomaticOn());
    }

    /** How much of this account is not at the server: changes, those it refused, conflicts, and edits of lists. */
    int waiting() {
        Counts counts = syncStore.counts();
        return counts.pending() + counts.failed() + counts.conflicts();
    }

    /** Writes what the server does not have into a file, durably. */
    void writeUnsent(Path file) throws IOException {
        UnsentExport.write(syncStore, lists, logbookStore.onlyHere(), file);
    }

    /** Adds what is not here and was never deleted here. */
    void addMissing(Map<EntityKey, ObjectNode> found) {
        Map<EntityKey, ObjectNode> missing = new LinkedHashMap<>();
        Set<EntityKey> present = logbookStore.belongings().shown().keySet();
        found.forEach((key, data) -> {
            if (!present.contains(key) && logbookStore.shown(key).version() == 0) {
                missing.put(key, data);
            }
        });
        logbookStore.adopt(new Belongings(missing, List.of(), List.of())).join();
    }

    /** Grows whenever something in the logbook changes. */
    long edits() {
        return edits.get();
    }

    LocalStore store() {
        return store;
    }

    LocalLogbook logbook() {
        return logbook;
    }

    /** Where new ids come from. */
    EntityIds ids() {
        return ids;
    }

    LocalMerging merging() {
        return merging;
    }

    ListStore lists() {
        return lists;
    }

    LocalSync sync() {
        return sync;
    }

    LogbookStore logbookStore() {
        return logbookStore;
    }

    SyncStore syncStore() {
        return syncStore;
    }

    Device device() {
        return device;
    }

    @Override
    public void close() {
        driver.close();
        link.close();
        store.close();
    }
}
