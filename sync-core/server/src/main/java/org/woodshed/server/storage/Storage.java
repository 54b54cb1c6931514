package org.woodshed.server.storage;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.woodshed.model.UserId;

/**
 * Everything the server keeps. Each method runs its work in one transaction: all of it or, if the work throws, none. What
 * was written is safe from power loss when the method returns. Thread-safe. Methods answer
 * {@link org.woodshed.server.errors.ApiException} {@code unavailable} if the database is too busy or its disk full, and {@code unauthenticated}
 * if the account is gone, or the device that asks was signed out.
 */
public interface Storage extends AutoCloseable {
    <T> T readAccounts(Function<AccountReader, T> work);

    /** The work may be run a second time if it collided with another transaction. */
    <T> T writeAccounts(Function<AccountWriter, T> work);

    /** Everything the work reads is of one instant, and safe from power loss when the method returns. */
    <T> T readLog(LogAccess access, Function<LogReader, T> work);

    default <T> T readLog(UserId userId, Function<LogReader, T> work) {
        return readLog(LogAccess.to(userId), work);
    }

    /** The head of the user's log is locked from the start: writers of one log come one after the other. */
    <T> T writeLog(LogAccess access, Function<LogWriter, T> work);

    default <T> T writeLog(UserId userId, Function<LogWriter, T> work) {
        return writeLog(LogAccess.to(userId), work);
    }

    <T> T maintain(Function<Upkeep, T> work);

    /** A fact about the server as a whole. Where there is none yet, the initial one is kept; of several nodes one's. */
    String setting(String name, Supplier<String> initial);

    /**
     * Writes a copy of everything, as it is at some moment of the call, to a file that is not there yet.
     *
     * @throws UnsupportedOperationException if the database is one with tools of its own for that
     */
    void backUp(Path file);

    /** True if the database answers and takes what is to be stored. */
    boolean answers();

    /** False while the disk refuses what is to be stored; what is there can be read. Asks no database elsewhere. */
    boolean takesChanges();

    @Override
    void close();
}
