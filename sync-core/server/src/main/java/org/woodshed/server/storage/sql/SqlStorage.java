package org.woodshed.server.storage.sql;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.storage.AccountReader;
import org.woodshed.server.storage.AccountWriter;
import org.woodshed.server.storage.DatabasePlace;
import org.woodshed.server.storage.LogAccess;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.LogWriter;
import org.woodshed.server.storage.Storage;
import org.woodshed.server.storage.Upkeep;

/** Storage in a SQL database. Thread-safe. */
public final class SqlStorage implements Storage {
    private static final Logger LOGGER = LoggerFactory.getLogger(SqlStorage.class);
    private static final String UNIQUE_VIOLATION = "23505";

    private final Database database;
    private final LogsInWork logsInWork = new LogsInWork();

    private SqlStorage(Database database) {
        this.database = database;
    }

    /**
     * Opens a database and brings it to the present schema.
     *
     * @throws StorageOpenException if that is not possible
     */
    public static SqlStorage open(DatabasePlace place) {
        return new SqlStorage(switch (place) {
            case DatabasePlace.Folder folder -> H2Database.open(folder.folder(), folder.fileSystem());
            case DatabasePlace.Postgres postgres -> PostgresDatabase.open(postgres);
        });
    }

    @Override
    public <T> T readAccounts(Function<AccountReader, T> work) {
        return orUnavailable(() -> database.reading(jdbi -> jdbi.withHandle(handle -> work.apply(new SqlAccountReader(
                handle)))));
    }

    @Override
    public <T> T writeAccounts(Function<AccountWriter, T> work) {
        return againIfTaken(handle -> work.apply(new SqlAccounts(handle)));
    }

    @Override
    public <T> T readLog(LogAccess access, Function<LogReader, T> work) {
        return orUnavailable(() -> database.reading(
                jdbi -> jdbi.inTransaction(handle -> work.apply(new SqlLogReader(handle,
                        access.userId(), LogOpening.toRead(handle, access)))),
                () -> logsInWork.isWritten(access.userId())));
    }

    @Override
    public <T> T writeLog(LogAccess access, Function<LogWriter, T> work) {
        boolean inOneTrip = database.inOneTrip();
        return orUnavailable(() -> logsInWork.during(access.userId(), () -> committed(handle -> work.apply(
                new SqlLogWriter(handle, access.userId(), LogOpening.toWrite(handle, access, inOneTrip), inOneTrip)))));
    }

    @Override
    public <T> T maintain(Function<Upkeep, T> work) {
        return againIfTaken(handle -> work.apply(new SqlUpkeep(handle)));
    }

    @Override
    public String setting(String name, Supplier<String> initial) {
        return againIfTaken(handle -> handle.createQuery("SELECT content FROM settings WHERE name = :name").bind("name",
                name).mapTo(String.class).findOne().orElseGet(() -> {
                    String content = initial.get();
                    handle.createUpdate("INSERT INTO settings (name, content) VALUES (:name, :content)").bind("name",
                            name).bind("content", content).execute();
                    return content;
                }));
    }

    @Override
    public void backUp(Path file) {
        database.backUp(file);
    }

    @Override
    public boolean answers() {
        try {
            return database.takesChanges() && database.reading(jdbi -> jdbi.withHandle(handle -> handle.createQuery(
                    "SELECT 1").mapTo(Integer.class).one())) == 1;
        } catch (JdbiException | ApiException unreachable) {
            LOGGER.warn("The database does not answer", unreachable);
            return false;
        }
    }

    @Override
    public boolean takesChanges() {
        return database.takesChanges();
    }

    @Override
    public void close() {
        database.shutDown();
    }

    private <T> T againIfTaken(Function<Handle, T> work) {
        return orUnavailable(() -> {
            try {
                return committed(work);
            } catch (JdbiException thrown) {
                if (!UNIQUE_VIOLATION.equals(sqlState(thrown))) {
                    throw thrown;
                }
                // Somebody else was first; the work now sees what they wrote.
                return committed(work);
            }
        });
    }

    private <T> T committed(Function<Handle, T> work) {
        return database.writing(jdbi -> jdbi.inTransaction(work::apply));
    }

    private static <T> T orUnavailable(Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException thrown) {
            String state = sqlState(thrown);
            if (Busy.is(state)) {
                LOGGER.warn("The database is too busy: {}", state);
                throw ApiException.unavailable("The server is busy; nothing was changed. Try again");
            }
            if (Busy.isLost(state)) {
                LOGGER.warn("The connection to the database was lost: {}", state);
                throw ApiException.unavailable("The server lost its database for a moment. Send the same again:"
                        + " nothing is applied twice");
            }
            throw new StorageFault(state, thrown);
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
