package org.woodshed.client;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.client.store.BackupFile;
import org.woodshed.client.store.BackupFolder;
import org.woodshed.client.store.RestoredFile;
import org.woodshed.client.store.StoreException;
import org.woodshed.client.threads.MachineThread;

/** {@link Backups} of the logbook that is open at a desk. */
final class LocalBackups implements Backups, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalBackups.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(2);
    private static final Duration GOODBYE = Duration.ofSeconds(30);

    private final WoodshedConfig config;
    private final Accounts.Desk desk;
    private final BackupFolder folder;
    private final LocalEncryption encryption;
    /** Held while a backup is made, restored or converted. */
    private final ReentrantLock working = new ReentrantLock();
    private @Nullable MachineThread daily;
    private long editsAtLastLook = -1;

    LocalBackups(WoodshedConfig config, Accounts.Desk desk, LocalEncryption encryption) {
        this.config = config;
        this.desk = desk;
        this.encryption = encryption;
        this.folder = new BackupFolder(config.folder());
    }

    @Override
    public List<BackupFile> list() {
        return folder.list(desk.current().store().owner());
    }

    @Override
    public CompletableFuture<BackupFile> make() {
        return inBackground(() -> desk.current().store().backUp(now(), BackupFile.Reason.ASKED));
    }

    @Override
    public CompletableFuture<Restored> restore(Path backup) {
        return inBackground(() -> {
            encryption.provideFor(backup);
            RestoredFile.SetAside[] aside = new RestoredFile.SetAside[1];
            desk.reopenAfter(() -> aside[0] = new RestoredFile(config.folder()).restore(backup, desk.current().ids()
                    .device(), now()));
            return new Restored(aside[0].setAside(), aside[0].unsent());
        });
    }

    /** Changes files with the logbook closed, and tells how they lie there then. */
    CompletableFuture<Encryption.State> change(Callable<Optional<Accounts.FileChange>> first) {
        return inBackground(() -> {
            Optional<Accounts.FileChange> change = first.call();
            if (change.isPresent()) {
                desk.reopenAfter(change.get());
            }
            return encryption.state();
        });
    }

    private <T> CompletableFuture<T> inBackground(Callable<T> work) {
        return CompletableFuture.supplyAsync(() -> {
            working.lock();
            try {
                return work.call();
            } catch (IOException refused) {
                throw new CompletionException(new StoreException(StoreException.Kind.FAILED, "That did not work ("
                        + refused.getMessage() + "). The logbook is as it was.", refused));
            } catch (RuntimeException failure) {
                throw failure;
            } catch (Exception impossible) {
                throw new CompletionException(impossible);
            } finally {
                working.unlock();
            }
        }, config.ports().background());
    }

    @Override
    public synchronized void keepDaily() {
        if (daily == null) {
            daily = MachineThread.daemon("woodshed-backup", GOODBYE);
            lookLater(daily);
        }
    }

    private void lookLater(MachineThread thread) {
        thread.schedule(() -> {
            look();
            lookLater(thread);
        }, BETWEEN_LOOKS);
    }

    /** A backup of today, if there is none and nothing has been edited since the last look. */
    void look() {
        working.lock();
        try {
            OpenLogbook open = desk.current();
            long edits = open.edits();
            boolean idle = edits == editsAtLastLook;
            editsAtLastLook = edits;
            LocalDate today = now().toLocalDate();
            if (idle && open.store().needsBackUp(today)) {
                open.store().backUp(now(), BackupFile.Reason.DAILY);
            }
        } catch (IOException | RuntimeException refused) {
            LOG.warn("Today's backup could not be made; it is tried again: {}", refused.getMessage());
        } finally {
            working.unlock();
        }
    }

    private LocalDateTime now() {
        return LocalDateTime.now(config.clock()).withNano(0);
    }

    @Override
    public synchronized void close() {
        if (daily != null) {
            daily.close();
        }
    }
}
