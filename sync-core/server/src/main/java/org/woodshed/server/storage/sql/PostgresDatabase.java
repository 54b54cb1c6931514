package org.woodshed.server.storage.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.woodshed.server.storage.DatabasePlace;

/**
 * Opens a PostgreSQL database. Its commits are safe from power loss by themselves: a session in which somebody turned that
 * off turns it on again.
 */
final class PostgresDatabase {
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

    private PostgresDatabase() {}

    static Database open(DatabasePlace.Postgres place) {
        HikariDataSource writing = null;
        try {
            // Not from the pool: a migration may take longer than any request.
            Migrations.run(single(place));
            writing = new HikariDataSource(config("writing", place, WRITING_CONNECTIONS, "TRANSACTION_READ_COMMITTED"));
            HikariConfig forReading = config("reading", place, READING_CONNECTIONS, "TRANSACTION_REPEATABLE_READ");
            forReading.setReadOnly(true);
            return database(writing, new HikariDataSource(forReading));
        } catch (RuntimeException unusable) {
            if (writing != null) {
                writing.close();
            }
            throw new StorageOpenException("The database " + place + " can't be opened; nothing in it was changed: "
                    + Pools.rootMessage(unusable), unusable);
        }
    }

    private static Database database(HikariDataSource writing, HikariDataSource reading) {
        return new Database(Pools.jdbi(writing), Pools.jdbi(reading), true, () -> {}, file -> {
            throw new UnsupportedOperationException(
                    "No copy was made, and nothing was changed: back PostgreSQL up with pg_dump,"
                            + " see Backup and restore in docs/operations.md");
        }, () -> {
            reading.close();
            writing.close();
        });
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
