package org.woodshed.server.storage.sql;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.model.UserId;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.storage.AccountReader;
import org.woodshed.server.storage.AccountWriter;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.LogWriter;
import org.woodshed.server.storage.Storage;

/** Storage in a SQL database. Thread-safe. */
public final class SqlStorage implements Storage {
    private static final Logger LOGGER = LoggerFactory.getLogger(SqlStorage.class);
    private static final String UNIQUE_VIOLATION = "23505";

    private final Database database;

    private SqlStorage(Database database) {
        this.database = database;
    }

    /**
     * Opens the embedded database of a data folder, creating both where they are missing.
     *
     * @throws StorageOpenException if that is not possible
     */
    public static SqlStorage openFolder(Path folder) {
        return new SqlStorage(H2Database.open(folder));
    }

    @Override
    public <T> T readAccounts(Function<AccountReader, T> work) {
        return orUnavailable(() -> database.reading().withHandle(handle -> work.apply(new SqlAccounts(handle))));
    }

    @Override
    public <T> T writeAccounts(Function<AccountWriter, T> work) {
        Function<Handle, T> withHandle = handle -> work.apply(new SqlAccounts(handle));
        return orUnavailable(() -> {
            try {
                return committed(withHandle);
            } catch (JdbiException thrown) {
                if (!UNIQUE_VIOLATION.equals(sqlState(thrown))) {
                    throw thrown;
                }
                // Somebody else was first; the work now sees what they wrote.
                return committed(withHandle);
            }
        });
    }

    @Override
    public <T> T readLog(UserId userId, Function<LogReader, T> work) {
        return orUnavailable(() -> database.reading().inTransaction(handle -> work.apply(new SqlLogReader(handle,
                userId))));
    }

    @Override
    public <T> T writeLog(UserId userId, Function<LogWriter, T> work) {
        return orUnavailable(() -> committed(handle -> work.apply(new SqlLogWriter(handle, userId))));
    }

    @Override
    public boolean answers() {
        try {
            return database.reading()
                    .withHandle(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one()) == 1;
        } catch (JdbiException unreachable) {
            LOGGER.warn("The database does not answer", unreachable);
            return false;
        }
    }

    @Override
    public void close() {
        database.shutDown().run();
    }

    private <T> T committed(Function<Handle, T> work) {
        Jdbi writing = database.writing();
        T result = writing.inTransaction(work::apply);
        database.makeSafe().run();
        return result;
    }

    private static <T> T orUnavailable(Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException thrown) {
            if (Busy.is(sqlState(thrown))) {
                LOGGER.warn("The database is too busy: {}", sqlState(thrown));
                throw ApiException.unavailable("The server is busy; nothing was changed. Try again");
            }
            throw thrown;
        }
    }

    private static String sqlState(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
            if (cause instanceof java.sql.SQLTransientConnectionException) {
                return Busy.NO_CONNECTION;
            }
        }
        return "";
    }
}
