package org.woodshed.store;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;

/**
 * Makes what was committed to an H2 file survive a kill and a power cut, at the price of one fsync. Thread-safe.
 *
 * <p>H2's own {@code CHECKPOINT SYNC} is not enough, for two reasons found with {@code kill -9} (see
 * docs/decisions/0004-durable-commit.md, which names the lines). It points the file's header at the chunk before the
 * newest, and follows a chain of guesses from there when it opens the file again: once freed space is reused, the last
 * twenty or so commits are in the file and not found. And it does not wait for a chunk that H2's background thread is
 * still writing. This class waits for that chunk, writes the header for the newest one, and then does the fsync, which
 * is the last step of H2's own orderly shutdown.
 */
public final class DurableCommit {
    private static final MethodHandle WRITE_HEADER_AND_SYNC = headerAndSync();

    private final MVStore store;
    private final FileStore<?> file;

    private DurableCommit(MVStore store, FileStore<?> file) {
        this.store = store;
        this.file = file;
    }

    /**
     * For the open database of a connection. Stays valid while that database is open, also after the connection is closed.
     *
     * @throws IllegalArgumentException if it is not an H2 database in a file of this process
     */
    public static DurableCommit of(Connection connection) {
        try {
            if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
                MVStore store = session.getDatabase().getStore().getMvStore();
                FileStore<?> file = store.getFileStore();
                if (file != null) {
                    return new DurableCommit(store, file);
                }
            }
        } catch (SQLException notOfH2) {
            throw new IllegalArgumentException("not a connection of H2", notOfH2);
        }
        throw new IllegalArgumentException("not an H2 file of this process");
    }

    /**
     * Returns when everything committed before the call is safe.
     *
     * @throws RuntimeException if the disk refuses; what was committed since the last call may then be lost
     */
    public void run() {
        store.commit();
        store.executeFilestoreOperation(this::writeHeaderAndSync);
    }

    private void writeHeaderAndSync() {
        try {
            WRITE_HEADER_AND_SYNC.invoke(file);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** H2 offers the step to its own subclasses only. */
    private static MethodHandle headerAndSync() {
        try {
            return MethodHandles.privateLookupIn(FileStore.class, MethodHandles.lookup())
                    .findVirtual(FileStore.class, "writeCleanShutdown", MethodType.methodType(void.class));
        } catch (ReflectiveOperationException otherVersion) {
            throw new ExceptionInInitializerError(otherVersion);
        }
    }
}
