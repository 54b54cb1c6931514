package org.woodshed.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.h2.engine.Database;
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
 * still writing. This class waits for that chunk, writes a header for the newest one, and then does the fsync. It
 * relies on a file that was opened after {@link SafeOpening}.
 */
public final class DurableCommit {
    private static final int WRITES_NOTHING_MILLIS = (int) TimeUnit.DAYS.toMillis(1);
    /**
     * What the address of the connection that opens a database ends with: H2's own thread writes nothing until {@link #of}
     * has told it how. Later connections leave it out, or it would hold for them again.
     */
    public static final String OPENING = ";WRITE_DELAY=" + WRITES_NOTHING_MILLIS;

    /** Not more: what is kept can't be given back when the file is closed. */
    private static final int VERSIONS_TO_KEEP = 1;
    /** H2's default. */
    private static final int WRITE_DELAY_MILLIS = 500;
    /** For H2, a delay after which nothing is written by itself; 0 would have each transaction write at its end. */
    private static final int NO_THREADS = -1;

    private final Database database;
    private final MVStore store;
    private final FileStore<?> file;
    private final NewestChunk newest;

    private DurableCommit(Database database, FileStore<?> file, int writeDelayMillis) {
        this.database = database;
        this.store = database.getStore().getMvStore();
        this.file = file;
        this.newest = new NewestChunk(file);
        if (store.getVersionsToKeep() != VERSIONS_TO_KEEP) {
            takeOver(writeDelayMillis);
        }
    }

    /** From here on the background thread may write: what the newest findable state is made of is no longer in danger. */
    private void takeOver(int writeDelayMillis) {
        if (file.getAutoCommitDelay() != WRITES_NOTHING_MILLIS) {
            throw new IllegalStateException(
                    "The database was opened without DurableCommit.OPENING: H2 may have begun to"
                            + " write over what a file that is cut off now would need");
        }
        // H2's SQL layer sets this to 0.
        store.setVersionsToKeep(VERSIONS_TO_KEEP);
        // With the delay H2 makes its threads anew. They must not get to write anything before they are put in order.
        store.executeFilestoreOperation(() -> {
            store.setAutoCommitDelay(writeDelayMillis);
            newest.writeInOrder();
        });
    }

    /**
     * For the open database of a connection, before anything is written. Stays valid while that database is open, also after
     * the connection is closed. Asked for again, it is the same.
     *
     * @throws IllegalArgumentException if it is not an H2 database in a file of this process
     * @throws IllegalStateException if the connection that opened it did so without {@link #OPENING}
     */
    public static DurableCommit of(Connection connection) {
        return of(connection, WRITE_DELAY_MILLIS);
    }

    /** As {@link #of(Connection)}, with another time after which H2's own thread writes what nobody asked it to. */
    static DurableCommit of(Connection connection, int writeDelayMillis) {
        try {
            if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
                Database database = session.getDatabase();
                FileStore<?> file = database.getStore().getMvStore().getFileStore();
                if (file != null) {
                    return new DurableCommit(database, file, writeDelayMillis);
                }
            }
        } catch (SQLException notOfH2) {
            throw new IllegalArgumentException("not a connection of H2", notOfH2);
        }
        throw new IllegalArgumentException("not an H2 file of this process");
    }

    /** As {@link #of(Connection)}, for a file that is only read: H2 has no threads of its own that write. */
    public static DurableCommit onlyReading(Connection connection) {
        return of(connection, NO_THREADS);
    }

    /**
     * As {@link #of(Connection)}, for a file of which it is not certain what is free in it: all that is written is added at its
     * end, by whoever commits.
     */
    static DurableCommit addingOnly(Connection connection) throws SQLException {
        if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
            session.getDatabase().getStore().getMvStore().setReuseSpace(false);
        }
        return of(connection, NO_THREADS);
    }

    /**
     * Lets what is written depend on what is done alone, as a simulation needs it: ends H2's own threads for this file, so that
     * nothing is written but by whoever commits, and stops its clock. Freed space is used again at once, which is what
     * shows mistakes soonest.
     */
    public void makeRepeatable() {
        store.setAutoCommitDelay(NO_THREADS);
        newest.stopClock();
        store.setRetentionTime(0);
    }

    /**
     * Returns when everything committed before the call is safe.
     *
     * @throws RuntimeException if the disk refuses; what was committed since the last call may then be lost
     */
    public void run() {
        store.commit();
        store.executeFilestoreOperation(newest::writeAndSync);
        if (!isOpen()) {
            // Another of H2's threads met a failure and closed the store: both calls then return and have done nothing.
            throw new IllegalStateException("the database was closed because the disk refused something", store
                    .getPanicException());
        }
    }

    /**
     * Ends H2's own threads for this file, and returns when what they were at is done: before the file is taken from under
     * them. From then on nothing is to be written.
     */
    public void awaitThreads() {
        store.setAutoCommitDelay(0);
    }

    /**
     * Closes the database without finishing anything, whoever uses it. In place of the statement {@code SHUTDOWN
     * IMMEDIATELY}, which waits 200 ms for each time that somebody reads.
     */
    public void closeAtOnce() {
        database.shutdownImmediately();
    }

    /** Whether the database can still be used: H2 closes it by itself when the disk refuses something. */
    public boolean isOpen() {
        return !store.isClosed() && store.getPanicException() == null;
    }

    /** How much of the file is of use, in per cent; the rest is what was replaced. */
    public int usedPercent() {
        return file.getFillRate() * file.getChunksFillRate() / 100;
    }
}
