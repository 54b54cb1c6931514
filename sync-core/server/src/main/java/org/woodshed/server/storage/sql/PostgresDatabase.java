package org.woodshed.server.storage.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import org.woodshed.server.storage.DatabasePlace;

/**
 * A PostgreSQL database. Its commits are safe from power loss by themselves: a session in which somebody turned that
 * off turns it on again.
 */
final class PostgresDatabase implements Database {
    /**
     * Times in milliseconds. A request that waits longer for a lock is answered 503; one that dies frees its locks. Every
     * statement looks few keys up in an index: planned once, and never by reading all of a user's rows to join them.
     */
    private static final String SESSION = "SET lock_timeout = 10000; SET statement_timeout = 30000;"
            + " SET idle_in_transaction_session_timeout = 60000;"
            + " SELECT set_config('synchronous_commit', 'on', FALSE)"
            + " WHERE current_setting('synchronous_commit') = 'off';"
            + " SELECT set_config(v.name, v.content, FALSE)"
            + " FROM (VALUES ('plan_cache_mode', 'force_generic_plan'), ('enable_hashjoin', 'off'),"
            + " ('enable_mergejoin', 'off')) AS v(name, content) WHERE v.name IN (SELECT name FROM pg_settings)";
    private static final int WRITING_CONNECTIONS = 16;
    private static final int READING_CONNECTIONS = 8;

    private final HikariDataSource writing;
    private final HikariDataSource reading;
    private final Jdbi toWrite;
    private final Jdbi toRead;

    private PostgresDatabase(HikariDataSource writing, HikariDataSource reading) {
        this.writing = writing;
        this.reading = reading;
        this.toWrite = Pools.jdbi(writing);
        this.toRead = Pools.jdbi(reading);
    }

    static PostgresDatabase open(DatabasePlace.Postgres place) {
        HikariDataSource writing = null;
        try {
            // Not from the pool: a migration may take longer than any request.
            var _ = Migrations.run(single(place));
            writing = new HikariDataSource(config("writing", place, WRITING_CONNECTIONS, "TRANSACTION_READ_COMMITTED"));
            HikariConfig forReading = config("reading", place, READING_CONNECTIONS, "TRANSACTION_REPEATABLE_READ");
            forReading.setReadOnly(true);
            return new PostgresDatabase(writing, new HikariDataSource(forReading));
        } catch (RuntimeException unusable) {
            if (writing != null) {
                writing.close();
            }
            throw new StorageOpenException("The database " + place + " can't be opened; nothing in it was changed: "
                    + Pools.rootMessage(unusable), unusable);
        }
    }

    @Override
    public boolean inOneTrip() {
        return true;
    }

    @Override
    public <T> T reading(Function<Jdbi, T> work, BooleanSupplier mayBeUnsafe) {
        // It shows nothing that is not safe.
        return work.apply(toRead);
    }

    @Override
    public <T> T writing(Function<Jdbi, T> work) {
        return work.apply(toWrite);
    }

    @Override
    public boolean takesChanges() {
        return true;
    }

    @Override
    public void backUp(Path file) {
        throw new UnsupportedOperationException("No copy was made, and nothing was changed: back PostgreSQL up with"
                + " pg_dump, see Backup and restore in docs/operations.md");
    }

    @Override
    public void shutDown() {
        reading.close();
        writing.close();
    }

    private static PGSimpleDataSource single(DatabasePlace.Postgres place) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(place.url());
        if (place.user() != null) {
            source.setUser(place.user());
        }
        if (place.password() != null) {
            source.setPassword(place.password());
        }
        return source;
    }

    private static HikariConfig config(String name, DatabasePlace.Postgres place, int connections, String isolation) {
        HikariConfig config = Pools.config(name, place.url(), connections);
        config.setUsername(place.user());
        config.setPassword(place.password());
        config.setTransactionIsolation(isolation);
        config.setConnectionInitSql(SESSION);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // Details quote rows.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("ApplicationName", "woodshed-server");
        return config;
    }
}
