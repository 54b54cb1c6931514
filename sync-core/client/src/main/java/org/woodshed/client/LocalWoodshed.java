package org.woodshed.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.woodshed.client.engine.Event;
import org.woodshed.client.engine.SyncEngine;
import org.woodshed.client.leader.Followers;
import org.woodshed.client.leader.LeaderLock;
import org.woodshed.client.logbook.ChangeFeed;
import org.woodshed.client.logbook.Lists;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.LogbookChanges;
import org.woodshed.client.outbox.ChangeMint;
import org.woodshed.client.outbox.LocalEdits;
import org.woodshed.client.secrets.TokenFile;
import org.woodshed.client.store.ListStore;
import org.woodshed.client.store.LocalStore;
import org.woodshed.client.store.LogbookStore;
import org.woodshed.client.store.MergeSettings;
import org.woodshed.client.store.StoreException;
import org.woodshed.client.store.SyncState;
import org.woodshed.client.store.SyncStore;
import org.woodshed.client.store.WorkTables;
import org.woodshed.model.EntityIds;
import org.woodshed.model.UserId;

/** Puts the parts of an open data folder together. */
public final class LocalWoodshed implements Woodshed {
    private final LeaderLock lock;
    private final LocalStore store;
    private final LocalLogbook logbook;
    private final LocalSync sync;
    private final LocalMerging merging;
    private final ListStore lists;
    private final SyncDriver driver;
    private final ServerLink link;

    private LocalWoodshed(LeaderLock lock, LocalStore store, WoodshedConfig config) {
        this.lock = lock;
        this.store = store;
        // Milliseconds are what the store keeps; a change has to be the same after a restart.
        Clock clock = Clock.tick(config.clock(), Duration.ofMillis(1));
        EntityIds ids = new EntityIds(config.random(), clock);
        ChangeMint mint = new ChangeMint(ids, clock);
        ChangeFeed feed = new ChangeFeed();
        WorkTables works = new WorkTables(clock);
        MergeSettings policy = new MergeSettings(store);
        LogbookStore logbookStore = new LogbookStore(store, works, new LocalEdits(mint, policy), feed);
        this.lists = new ListStore(store, ids, config.random());
        SyncStore syncStore = new SyncStore(store, works, mint, policy, feed, lists);
        Device device = new Device(syncStore, ids);
        this.link = new ServerLink(new TokenFile(config.folder()), syncStore, new ListsLink(lists), config.patience());
        this.driver = new SyncDriver(new SyncEngine(clock, config.random()), syncStore, link);
        this.logbook = new LocalLogbook(logbookStore, feed, ids, clock);
        this.sync = new LocalSync(driver, syncStore, logbookStore, new SignIn(syncStore, link, driver, device), device);
        this.merging = new LocalMerging(logbookStore, syncStore, policy, link, device, clock);
        feed.subscribe(changes -> {
            if (changes.origin() == LogbookChanges.Origin.THIS_LAPTOP) {
                driver.edited();
            }
        });
        lists.subscribe(now -> driver.edited());
        begin(syncStore);
    }

    /**
     * Opens a data folder, making it if it is not there. This process leads it from now on.
     *
     * @throws StoreException if it can't be opened; it is then as it was
     */
    public static LocalWoodshed open(WoodshedConfig config) {
        LocalStore.prepare(config.folder());
        LeaderLock lock = lead(config.folder());
        try {
            return open(config, lock);
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    private static LocalWoodshed open(WoodshedConfig config, LeaderLock lock) {
        LocalStore store = LocalStore.open(config.folder());
        try {
            return new LocalWoodshed(lock, store, config);
        } catch (RuntimeException failure) {
            store.close();
            throw failure;
        }
    }

    private static LeaderLock lead(Path folder) {
        try {
            return LeaderLock.take(folder).orElseThrow(() -> StoreException.inUse(folder, null));
        } catch (IOException refused) {
            throw StoreException.notWritable(folder, refused);
        }
    }

    /** Does for other processes what they ask of the leader, until closing. */
    public void serve(Followers followers) {
        lock.serve(followers);
    }

    private void begin(SyncStore syncStore) {
        SyncState state = syncStore.state();
        if (state.server() != null && state.userId() != null) {
            link.connectTo(URI.create(state.server()), new UserId(state.userId()));
        }
        driver.post(new Event.Opened(state.server() != null, link.signedIn(), syncStore.counts(), state.lastSync()));
    }

    @Override
    public Logbook logbook() {
        return logbook;
    }

    @Override
    public Lists lists() {
        return lists;
    }

    @Override
    public SyncControl sync() {
        return sync;
    }

    @Override
    public Merging merging() {
        return merging;
    }

    @Override
    public void startSyncing() {
        driver.post(new Event.AutomaticOn());
    }

    @Override
    public void close() {
        lock.stopServing();
        driver.close();
        link.close();
        store.close();
        lock.close();
    }
}
