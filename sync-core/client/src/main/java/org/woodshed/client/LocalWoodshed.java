package org.woodshed.client;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.woodshed.client.leader.Followers;
import org.woodshed.client.leader.LeaderLock;
import org.woodshed.client.logbook.Lists;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.Subscription;
import org.woodshed.client.store.BackupFolder;
import org.woodshed.client.store.DamagedFile;
import org.woodshed.client.store.LocalStore;
import org.woodshed.client.store.StoreException;
import org.woodshed.model.EntityIds;

/** An open data folder on this machine's disk. */
public final class LocalWoodshed implements Woodshed {
    private final WoodshedConfig config;
    private final LeaderLock lock;
    private final Accounts accounts;
    private final LocalBackups backups;
    private final LocalEncryption encryption;
    private final List<Runnable> switched = new CopyOnWriteArrayList<>();
    private volatile OpenLogbook open;
    /** Whether the disk had no room to open a logbook in place of the one that was closed. */
    private volatile boolean unopened;
    private boolean syncing;
    private boolean closed;

    private LocalWoodshed(WoodshedConfig config, LeaderLock lock) throws IOException {
        this.config = config;
        this.lock = lock;
        this.encryption = new LocalEncryption(config);
        KeptLogbooks kept = new KeptLogbooks(config.folder());
        kept.undoUnsettled();
        kept.bringLocalBack();
        Exchange desk = new Exchange();
        this.backups = new LocalBackups(config, desk, encryption);
        encryption.workWith(backups::change);
        this.accounts = new Accounts(desk, kept, new SignIn(config.ports()), config.ports()
                .background());
        try {
            encryption.prepare();
            this.open = OpenLogbook.open(config, new Session());
        } catch (IOException | RuntimeException failure) {
            encryption.close();
            throw failure;
        }
        noteOwner();
    }

    /** For when the logbook can't be asked any more. */
    private void noteOwner() throws IOException {
        new BackupFolder(config.folder()).note(open.store().owner());
    }

    /**
     * Saves what can be saved of a data folder whose logbook does not open, and sets the damaged file aside.
     *
     * @return empty if there is nothing that can be read; then nothing was changed
     * @throws StoreException if another process has the folder open, or the disk refuses
     */
    public static Optional<DamagedFile.Rescued> rescue(WoodshedConfig config) {
        LocalStore.prepare(config.folder());
        Optional<DamagedFile.Rescued> rescued;
        try (LeaderLock _ = lead(config.folder()); LocalEncryption encryption = new LocalEncryption(config)) {
            encryption.prepare();
            rescued = new DamagedFile(config.folder()).rescue(new EntityIds(config.random(), config.clock()).device(),
                    LocalDateTime.now(config.clock()));
        } catch (IOException refused) {
            throw StoreException.notWritable(config.folder(), refused);
        }
        rescued.filter(found -> !found.more().isEmpty()).ifPresent(found -> {
            try (LocalWoodshed woodshed = open(config)) {
                woodshed.open.addMissing(found.more());
            }
        });
        return rescued;
    }

    /**
     * Opens a data folder, making it if it is not there. This process leads it from now on.
     *
     * @throws StoreException if it can't be opened; it is then as it was
     */
    public static LocalWoodshed open(WoodshedConfig config) {
        return open(config, () -> {
        });
    }

    /**
     * As {@link #open(WoodshedConfig)}.
     *
     * @param leading called in between, once this process leads the folder
     */
    public static LocalWoodshed open(WoodshedConfig config, Runnable leading) {
        LocalStore.prepare(config.folder());
        LeaderLock lock = lead(config.folder());
        leading.run();
        try {
            return new LocalWoodshed(config, lock);
        } catch (IOException refused) {
            lock.close();
            throw StoreException.notWritable(config.folder(), refused);
        } catch (RuntimeException failure) {
            lock.close();
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

    /** @throws StoreException if there is none at the moment, because the disk refuses to open it */
    private OpenLogbook current() {
        if (unopened) {
            tryAgain();
        }
        return open;
    }

    private void tryAgain() {
        synchronized (this) {
            if (closed || !unopened) {
                return;
            }
            try {
                openInPlace();
            } catch (IOException refused) {
                throw StoreException.notWritable(config.folder(), refused);
            }
        }
        switched.forEach(Runnable::run);
    }

    private void openInPlace() throws IOException {
        open = OpenLogbook.open(config, new Session());
        unopened = false;
        noteOwner();
        if (syncing) {
            open.startSyncing();
        }
    }

    @Override
    public Logbook logbook() {
        return current().logbook();
    }

    @Override
    public Lists lists() {
        return current().lists();
    }

    @Override
    public SyncControl sync() {
        return current().sync();
    }

    @Override
    public Merging merging() {
        return current().merging();
    }

    @Override
    public Backups backups() {
        return backups;
    }

    @Override
    public Encryption encryption() {
        return encryption;
    }

    @Override
    public synchronized void startSyncing() {
        syncing = true;
        if (!unopened) {
            open.startSyncing();
        }
    }

    @Override
    public Subscription onSwitched(Runnable listener) {
        switched.add(listener);
        return () -> switched.remove(listener);
    }

    @Override
    public void close() {
        lock.stopServing();
        backups.close();
        synchronized (this) {
            if (!closed) {
                closed = true;
                open.close();
                encryption.close();
                lock.close();
            }
        }
    }

    /** What {@link LocalSync} passes on. */
    private final class Session implements LocalSync.Session {
        @Override
        public CompletableFuture<ConnectResult> connect(ConnectRequest request) {
            return accounts.connect(request);
        }

        @Override
        public CompletableFuture<SignOutResult> signOut(SignOut how) {
            return accounts.signOut(how);
        }
    }

    private final class Exchange implements Accounts.Desk {
        @Override
        public OpenLogbook current() {
            return LocalWoodshed.this.current();
        }

        @Override
        public OpenLogbook reopenAfter(Accounts.FileChange change) throws IOException {
            OpenLogbook opened = exchange(change);
            switched.forEach(Runnable::run);
            return opened;
        }

        private OpenLogbook exchange(Accounts.FileChange change) throws IOException {
            synchronized (LocalWoodshed.this) {
                if (closed) {
                    throw new IOException("Woodshed was closed");
                }
                open.close();
                try {
                    change.run();
                } finally {
                    unopened = true;
                    openInPlace();
                }
                return open;
            }
        }
    }
}
