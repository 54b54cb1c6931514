package org.woodshed.server.storage.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.store.DurableCommit;
import org.woodshed.store.Guard;

/**
 * One opening of the database file, which ends for good when the disk refuses something. A commit alone is not yet safe from
 * a kill or a power cut; a {@link DurableCommit} makes it so, once for all transactions that wait for it. Thread-safe, but
 * for its end: nobody may use it then.
 */
final class H2Opening {
    private static final Logger LOGGER = LoggerFactory.getLogger(H2Opening.class);
    private static final String SNAPSHOT = "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT";
    private static final int CONNECTIONS = 8;

    private final String url;
    private final boolean onlyForReading;
    private final Guard guard;
    private final DurableCommit durable;
    private final HikariDataSource writing;
    private final HikariDataSource reading;
    private final Jdbi toWrite;
    private final Jdbi toRead;
    private final GroupSync sync = new GroupSync(this::flush);

    private H2Opening(String url, Guard guard, DurableCommit durable, boolean onlyForReading) {
        this.url = url;
        this.onlyForReading = onlyForReading;
        this.guard = guard;
        this.durable = durable;
        this.writing = pool("writing", url, "");
        this.reading = pool("reading", url, SNAPSHOT);
        this.toWrite = Pools.jdbi(writing);
        this.toRead = Pools.jdbi(reading);
    }

    /** Opens the file, making it if it is not there. */
    static H2Opening open(H2Place place) throws IOException, SQLException {
        place.prepare();
        return open(place, false);
    }

    /** Opens the file so that whatever happens, nothing is written to it. */
    static H2Opening onlyForReading(H2Place place) throws SQLException {
        return open(place, true);
    }

    private static H2Opening open(H2Place place, boolean onlyForReading) throws SQLException {
        try (Connection connection = DriverManager.getConnection(place.url() + DurableCommit.OPENING, H2Place.USER,
                H2Place.PASSWORD)) {
            // From here on it stays open without a connection.
            Guard guard = Guard.of(place.file());
            if (onlyForReading) {
                guard.giveUp();
            }
            DurableCommit durable =
                    onlyForReading ? DurableCommit.onlyReading(connection) : DurableCommit.of(connection);
            try {
                return new H2Opening(place.url(), guard, durable, onlyForReading);
            } catch (RuntimeException noConnections) {
                end(guard, durable);
                throw noConnections;
            }
        }
    }

    private static HikariDataSource pool(String name, String url, String initSql) {
        HikariConfig config = Pools.config(name, url, CONNECTIONS);
        config.setUsername(H2Place.USER);
        config.setPassword(H2Place.PASSWORD);
        if (!initSql.isEmpty()) {
            config.setConnectionInitSql(initSql);
        }
        return new HikariDataSource(config);
    }

    /**
     * Brings it to the present schema. Where there is nothing to do, a full disk does no harm.
     *
     * @throws RuntimeException if that is not possible
     */
    void migrate() {
        if (Migrations.run(writing)) {
            makeSafe();
        }
    }

    Jdbi toWrite() {
        return toWrite;
    }

    Jdbi toRead() {
        return toRead;
    }

    /**
     * Returns when everything committed before the call is safe from power loss.
     *
     * @throws RuntimeException if the disk refused something
     */
    void makeSafe() {
        sync.await();
    }

    private void flush() {
        guard.check();
        durable.run();
        guard.check();
    }

    /** False once the disk has refused something: what can be read here may not be stored. */
    boolean isUsable() {
        return durable.isOpen() && (onlyForReading || guard.isWhole());
    }

    boolean isOnlyForReading() {
        return onlyForReading;
    }

    /** Why it can't be used any more; for the log. */
    String refusal() {
        try {
            guard.check();
            return "H2 closed the database";
        } catch (RuntimeException refused) {
            return Pools.rootMessage(refused);
        }
    }

    void backUp(Path file) {
        if (!onlyForReading) {
            // A copy finds only what a durable commit has made findable.
            makeSafe();
        }
        toWrite.useHandle(handle -> handle.execute("BACKUP TO ?", file.toAbsolutePath().toString()));
    }

    /** Ends it without writing anything: what is not safe on the disk by now is gone. */
    void abandon() {
        guard.giveUp();
        closePools();
        end(guard, durable);
    }

    private static void end(Guard guard, DurableCommit durable) {
        guard.giveUp();
        durable.closeAtOnce();
        guard.end();
    }

    /** Ends it in order; false if the disk refused something of that. */
    boolean close() {
        closePools();
        shutDown();
        boolean whole = guard.isWhole();
        guard.end();
        return whole;
    }

    private void closePools() {
        reading.close();
        writing.close();
    }

    private void shutDown() {
        try (Connection connection = DriverManager.getConnection(url, H2Place.USER, H2Place.PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException closedAlready) {
            LOGGER.warn("The database did not close in order; it repairs itself at the next start", closedAlready);
        }
    }
}
