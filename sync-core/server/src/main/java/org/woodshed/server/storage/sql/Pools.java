package org.woodshed.server.storage.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.array.SqlArrayTypes;

/** What the pools of all kinds of databases have in common. */
final class Pools {
    private static final int CONNECTION_TIMEOUT_MILLIS = 10_000;

    private Pools() {}

    static HikariConfig config(String name, String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        return config;
    }

    static Jdbi jdbi(HikariDataSource source) {
        Jdbi jdbi = Jdbi.create(source);
        jdbi.getConfig(SqlArrayTypes.class).register(String.class, "varchar").register(Long.class, "int8")
                .register(Boolean.class, "bool");
        return jdbi;
    }

    /** The first line of what went wrong at the bottom of it. */
    static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("unknown reason");
    }
}
