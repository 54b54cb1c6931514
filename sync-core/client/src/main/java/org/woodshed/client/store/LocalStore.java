package org.woodshed.client.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.client.threads.TaskThread;

/**
 * The open store: one writer with group commit, and readers that each see one moment. When the disk refuses something, H2
 * gives the file up; the store then opens it again as it is on the disk, and goes on. Thread-safe.
 */
public final class LocalStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalStore.class);

    /** Work inside one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Handle handle);
    }

    private final H2File file;
    private final List<Runnable> rolledBack = new CopyOnWriteArrayList<>();
    private final GroupCommitWriter writer;
    private OpenFile open;
    private boolean closed;

    private LocalStore(H2File file, OpenFile open, TaskThread thread) {
        this.file = file;
        this.open = open;
        this.writer = new GroupCommitWriter(this::usable, this::giveUp, this::tellRolledBack, thread);
    }

    /**
     * Makes a data folder, if it is not there.
     *
     * @throws StoreException if that is not possible, or it can't be written
     */
    public static void prepare(Path folder) {
        new H2File(folder, H2File.USUAL).prepareFolder();
    }

    /** The file of a data folder's open logbook. */
    public static Path file(Path folder) {
        return new H2File(folder, H2File.USUAL).path();
    }

    /** As {@link #open(Path, TaskThread, String, boolean)}, in the usual file system. */
    public static LocalStore open(Path folder, TaskThread thread) {
        return open(folder, thread, H2File.USUAL, true);
    }

    /**
     * Opens the store of a data folder, making or upgrading its file. The caller holds the folder's lock.
     *
     * @param thread     writes the store from now on, and is closed with it
     * @param fileSystem H2's prefix of the file system that the folder lies in
     * @param helpers    whether H2 may write from threads of its own, too
     * @throws StoreException if that is not possible; the file is then as it was
     */
    public static LocalStore open(Path folder, TaskThread thread, String fileSystem, boolean helpers) {
        H2File file = new H2File(folder, fileSystem, helpers);
        try {
            return new LocalStore(file, OpenFile.open(file), thread);
        } catch (RuntimeException failure) {
            thread.close();
            throw failure instanceof StoreException explained ? explained : file.explain(failure);
        }
    }

    /**
     * Has something done when changes that had been made in the file turned out not to get onto the disk: what is kept in
     * memory about the file may be wrong then. Called on the store's thread.
     */
    public void onRolledBack(Runnable listener) {
        rolledBack.add(listener);
    }

    private void tellRolledBack() {
        rolledBack.forEach(Runnable::run);
    }

    /** The file, opened again if the disk refused something before. */
    private synchronized OpenFile usable() {
        if (!closed && !open.isUsable()) {
            open.abandon();
            try {
                open = OpenFile.reopen(file);
                LOG.info("The store is open again");
            } catch (RuntimeException failure) {
                throw new StoreException(StoreException.Kind.FAILED,
                        "The logbook can't be read or written at the moment."
                                + " What was saved before is safe. Check the disk, then try again.",
                        failure);
            }
            writer.rolledBack();
        }
        return open;
    }

    /** Whoever reads may have given it up already, and opened the file again. */
    private synchronized void giveUp(OpenFile refused) {
        refused.abandon();
    }

    /**
     * Runs work in a transaction of its own; completes when it is committed and fsynced.
     *
     * @param afterwards gets the result on the writer's thread, in the order of the transactions, before the future
     *                   completes
     */
    public <T> CompletableFuture<T> write(Work<T> work, Consumer<T> afterwards) {
        return write(work, afterwards, () -> LOG.debug("Nobody has to know"));
    }

    /**
     * As {@link #write(Work, Consumer)}.
     *
     * @param refused called on the writer's thread in place of {@code afterwards} if nothing was changed
     */
    public <T> CompletableFuture<T> write(Work<T> work, Consumer<T> afterwards, Runnable refused) {
        return writer.submit(work, afterwards, refused);
    }

    /** As {@link #write(Work, Consumer)}, telling nobody. */
    public <T> CompletableFuture<T> write(Work<T> work) {
        return write(work, result -> {
        });
    }

    /**
     * Runs work in a transaction of its own, some time before the next {@link #write} that comes or the store is closed: for
     * what a kill may take back. Readers may not see it before.
     */
    public void writeLater(Work<?> work) {
        writer.submitForLater(work);
    }

    /** Reads one moment of the store. Never sees half a transaction. */
    public <T> T read(Work<T> work) {
        OpenFile reading = usable();
        while (true) {
            try {
                return reading.read(work);
            } catch (RuntimeException failure) {
                if (isClosed()) {
                    throw new StoreException(StoreException.Kind.CLOSED, "The logbook is closed. Nothing was changed.",
                            failure);
                }
                OpenFile before = reading;
                reading = usable();
                if (reading == before) {
                    return readAgain(work, reading, failure);
                }
            }
        }
    }

    /**
     * Reads what was committed last, one statement after the other: what is committed in between is seen, too. Connects for
     * it, for what is read once.
     */
    public <T> T readLatest(Work<T> work) {
        try (Handle handle = usable().connect()) {
            return work.run(handle);
        }
    }

    /** H2 may have looked for a page where another one lies by now. */
    private <T> T readAgain(Work<T> work, OpenFile reading, RuntimeException failure) {
        if (!H2File.tellsOfDamage(failure)) {
            throw failure;
        }
        try {
            return reading.read(work);
        } catch (RuntimeException again) {
            throw H2File.tellsOfDamage(again) ? file.explain(again) : again;
        }
    }

    /**
     * Copies the whole store into its backups, beside whatever else is done with it; waits for the disk.
     *
     * @throws IOException if it can't be written, or not be read again; then there is no such backup
     */
    public BackupFile backUp(LocalDateTime at, BackupFile.Reason reason) throws IOException {
        // A copy finds only what a durable commit has made findable.
        write(handle -> true).join();
        BackupFolder backups = new BackupFolder(file.folder());
        try (Handle handle = usable().connect()) {
            BackupFile made = StoreCopy.make(handle, backups, at, reason);
            backups.rotate(StoreCopy.owner(handle), at);
            return made;
        }
    }

    /** Whose backups this store's are. */
    public String owner() {
        return read(StoreCopy::owner);
    }

    /** Whether there is no backup of this day yet. */
    public boolean needsBackUp(LocalDate today) {
        return !new BackupFolder(file.folder()).hasDaily(owner(), today);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Writes what is pending, then closes the file. */
    @Override
    public void close() {
        writer.close();
        synchronized (this) {
            if (!closed) {
                closed = true;
                if (open.isUsable()) {
                    open.close();
                } else {
                    open.abandon();
                }
            }
        }
    }
}
