package org.woodshed.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.woodshed.server.storage.DatabasePlace;
import org.woodshed.server.storage.sql.DatabaseText;

/**
 * The databases that tests run on: H2 files, or with {@code -Dwoodshed.test.database=postgres} databases of a real
 * PostgreSQL that is started for this process. There a folder stands for the database of its own that it would hold.
 */
final class TestDatabases {
    private static final String KIND = "woodshed.test.database";
    static final String POSTGRES = "postgres";
    private static final String REQUIRED = "woodshed.requirePostgres";
    private static final Map<Path, String> NAMES = new ConcurrentHashMap<>();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabases() {}

    static DatabasePlace in(Path folder) {
        return POSTGRES.equals(System.getProperty(KIND)) ? postgres(folder) : new DatabasePlace.Folder(folder);
    }

    /** The same place of the same folder, each time. */
    static DatabasePlace.Postgres postgres(Path folder) {
        String name = NAMES.computeIfAbsent(folder, unseen -> create("CREATE DATABASE "));
        return place(name);
    }

    /** Copies the database of a stopped server, secrets included. */
    static void copy(Path from, Path to) throws IOException {
        if (in(from) instanceof DatabasePlace.Folder) {
            Files.copy(from.resolve("woodshed-server.mv.db"), to.resolve("woodshed-server.mv.db"));
            Files.copy(from.resolve("jwt-secret"), to.resolve("jwt-secret"));
        } else {
            NAMES.put(to, create("CREATE DATABASE %s TEMPLATE " + NAMES.get(from)));
        }
    }

    /** Everything a stopped server's database holds, as SQL text. */
    static String text(Path folder) {
        return in(folder) instanceof DatabasePlace.Postgres ? postgresText(NAMES.getOrDefault(folder, ""))
                : DatabaseText.of(folder);
    }

    private static String postgresText(String name) {
        StringBuilder text = new StringBuilder();
        try (Connection connection = Server.postgres().getDatabase("postgres", name).getConnection();
                Statement statement = connection.createStatement();
                ResultSet tables = connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                String table = tables.getString("TABLE_NAME");
                try (ResultSet rows = statement.executeQuery("SELECT CAST(t AS VARCHAR) FROM " + table + " t")) {
                    while (rows.next()) {
                        text.append("INSERT INTO ").append(table).append(' ').append(rows.getString(1)).append('\n');
                    }
                }
            }
        } catch (SQLException fault) {
            throw new IllegalStateException(name, fault);
        }
        return text.toString();
    }

    /** Asks a stopped server's database. */
    static List<Map<String, Object>> query(Path folder, String sql) throws SQLException {
        try (Connection connection = connect(folder);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<Map<String, Object>> result = new ArrayList<>();
            while (rows.next()) {
                Map<String, Object> row = new HashMap<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.put(rows.getMetaData().getColumnLabel(column).toLowerCase(Locale.ROOT), rows.getObject(column));
                }
                result.add(row);
            }
            return result;
        }
    }

    /** Changes a stopped server's database. */
    static void update(Path folder, String sql) throws SQLException {
        try (Connection connection = connect(folder); Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static Connection connect(Path folder) throws SQLException {
        return in(folder) instanceof DatabasePlace.Postgres ? Server.postgres().getDatabase("postgres", NAMES
                .getOrDefault(folder, "")).getConnection()
                : DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("woodshed-server")
                // The file remembers that its server keeps it open without connections.
                        + ";DB_CLOSE_DELAY=0", "sa", "");
    }

    private static String create(String statement) {
        String name = "woodshed_" + COUNT.incrementAndGet();
        execute(statement.contains("%s") ? statement.formatted(name) : statement + name);
        return name;
    }

    static void execute(String sql) {
        try (Connection connection = Server.postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException fault) {
            throw new IllegalStateException(sql, fault);
        }
    }

    private static DatabasePlace.Postgres place(String name) {
        return DatabasePlace.Postgres.parse(Server.postgres().getJdbcUrl("postgres", name), null, null);
    }

    /** Starts the one server of this process when it is first wanted; it ends with the process. */
    private static final class Server {
        private static final Object STARTED = start();

        private Server() {}

        private static Object start() {
            try {
                return EmbeddedPostgres.builder().setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                        .setErrorRedirector(ProcessBuilder.Redirect.DISCARD).start();
            } catch (IOException | RuntimeException | LinkageError notHere) {
                return notHere;
            }
        }

        /** Skips the test where PostgreSQL can't run, unless it must. */
        static EmbeddedPostgres postgres() {
            if (STARTED instanceof EmbeddedPostgres started) {
                return started;
            }
            if (Boolean.getBoolean(REQUIRED)) {
                throw new IllegalStateException("PostgreSQL does not start here", (Throwable) STARTED);
            }
            return Assumptions.abort("PostgreSQL does not start here: " + STARTED);
        }
    }
}
