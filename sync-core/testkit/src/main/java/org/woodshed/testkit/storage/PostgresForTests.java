package org.woodshed.testkit.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.woodshed.server.storage.DatabasePlace;

/**
 * A real PostgreSQL for tests, started for this process when it is first wanted. Where it can't run, tests that want it are
 * skipped, and say so, unless {@code -Dwoodshed.requirePostgres=true}. Thread-safe.
 */
public final class PostgresForTests {
    private static final String REQUIRED = "woodshed.requirePostgres";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private PostgresForTests() {}

    /** An empty database that nobody else uses. */
    public static DatabasePlace.Postgres newDatabase() {
        EmbeddedPostgres postgres = Started.orSkip();
        String name = "woodshed_" + COUNT.incrementAndGet();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException fault) {
            throw new IllegalStateException("No database for a test", fault);
        }
        return DatabasePlace.Postgres.parse(postgres.getJdbcUrl("postgres", name), null, null);
    }

    /** Holds the one server of this process, or why there is none. */
    private static final class Started {
        private static final Object SERVER = start();

        private Started() {}

        private static Object start() {
            try {
                return EmbeddedPostgres.builder().setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                        .setErrorRedirector(ProcessBuilder.Redirect.DISCARD).start();
            } catch (IOException | RuntimeException | LinkageError notHere) {
                return notHere;
            }
        }

        static EmbeddedPostgres orSkip() {
            if (SERVER instanceof EmbeddedPostgres server) {
                return server;
            }
            if (Boolean.getBoolean(REQUIRED)) {
                throw new IllegalStateException("PostgreSQL does not start here", (Throwable) SERVER);
            }
            return Assumptions.abort("PostgreSQL does not start here: " + SERVER);
        }
    }
}
