package org.woodshed.client.store;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.woodshed.client.threads.TaskThread;

/**
 * The open store: one writer with group commit, and readers that each see one moment. Thread-safe.
 */
public final class LocalStore implements AutoCloseable {
    private static final int MAX_READERS = 4;

    /** Work inside one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Handle handle);
    }

    private final GroupCommitWriter writer;
    private final JdbcConnectionPool readers;
    private final Jdbi reading;

    private LocalStore(GroupCommitWriter writer, JdbcConnectionPool readers) {
        this.writer = writer;
        this.readers = readers;
        this.reading = configured(Jdbi.create(readers));
    }

    /**
     * Makes a data folder, if it is not there.
     *
     * @throws StoreException if that is not possible, or it can't be written
     */
    public static void prepare(Path folder) {
        new H2File(folder).prepareFolder();
    }

    /** The file of a data folder's open logbook. */
    public static Path file(Path folder) {
        return new H2File(folder).path();
    }

    /**
     * Opens the store of a data folder, making or upgrading its file. The caller holds the folder's lock.
     *
     * @param thread does all writing, and is closed with the store
     * @throws StoreException if that is not possible; the file is then as it was
     */
    public static LocalStore open(Path folder, TaskThread thread) {
        H2File file = new H2File(folder);
        try {
            return open(file, thread);
        } catch (RuntimeException failure) {
            thread.close();
            throw failure instanceof StoreException explained ? explained : file.explain(failure);
        }
    }

    private static LocalStore open(H2File file, TaskThread thread) {
        file.prepare();
        Handle handle = configured(Jdbi.create(file.writing())).open();
        try {
            Migrations.run(handle, file);
        } catch (RuntimeException failure) {
            handle.close();
            throw failure;
        }
        JdbcConnectionPool readers = JdbcConnectionPool.create(file.reading());
        readers.setMaxConnections(MAX_READERS);
        return new LocalStore(new GroupCommitWriter(handle, thread), readers);
    }

    private static Jdbi configured(Jdbi jdbi) {
        return jdbi.registerArrayType(String.class, "varchar");
    }

    /**
     * Runs work in a transaction of its own; completes when it is committed and fsynced.
     *
     * @param afterwards gets the result on the writer's thread, in the order of the transactions, before the future
     *                   completes
     */
    public <T> CompletableFuture<T> write(Work<T> work, Consumer<T> afterwards) {
        return writer.submit(work, afterwards);
    }

    /** As {@link #write(Work, Consumer)}, telling nobody. */
    public <T> CompletableFuture<T> write(Work<T> work) {
        return writer.submit(work, result -> {
        });
    }

    /** Reads one moment of the store. Never sees half a transaction. */
    public <T> T read(Work<T> work) {
        try {
            return reading.inTransaction(work::run);
        } catch (IllegalStateException disposed) {
            throw new StoreException(StoreException.Kind.FAILED, "The logbook is closed. Nothing was changed.",
                    disposed);
        }
    }

    /** Writes what is pending, then closes the file. */
    @Override
    public void close() {
        readers.dispose();
        writer.close();
    }
}
