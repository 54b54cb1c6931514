package org.woodshed.server.storage.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.array.SqlArrayTypes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.store.DurableCommit;
import org.woodshed.store.FolderLock;

/**
 * Opens the database file in a data folder. H2 keeps its default write delay, in which a commit is not yet safe from power
 * loss; a {@link DurableCommit} makes it so, once for all transactions that wait for it.
 */
final class H2Database {
    /**
     * The retention time is how long freed space is kept before it is used again, and the compact time how long closing may
     * take to shrink the file, both in milliseconds. No trace file: it would hold what musicians wrote.
     */
    private static final String SETTINGS = ";DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1"
            + ";LOCK_TIMEOUT=10000;RETENTION_TIME=2000;MAX_COMPACT_TIME=3000;QUERY_CACHE_SIZE=64;TRACE_LEVEL_FILE=0";
    private static final String SNAPSHOT = "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT";
    private static final String USER = "sa";
    private static final String PASSWORD = "";
    private static final int CONNECTIONS = 8;
    private static final Logger LOGGER = LoggerFactory.getLogger(H2Database.class);

    private H2Database() {}

    static Database open(Path folder) {
        createFolder(folder);
        FolderLock folderLock = lock(folder);
        HikariDataSource writing = null;
        try {
            writing = pool("writing", folder, "");
            Migrations.run(writing);
            HikariDataSource reading = pool("reading", folder, SNAPSHOT);
            return database(writing, reading, folderLock);
        } catch (RuntimeException unusable) {
            if (writing != null) {
                writing.close();
            }
            folderLock.close();
            throw new StorageOpenException("The database in " + folder
                    + " can't be opened; nothing in it was changed: " + rootMessage(unusable), unusable);
        }
    }

    private static Database database(HikariDataSource writing, HikariDataSource reading, FolderLock folderLock) {
        Jdbi jdbi = jdbi(writing);
        GroupSync sync = new GroupSync(jdbi.withHandle(handle -> DurableCommit.of(handle.getConnection()))::run);
        return new Database(jdbi, jdbi(reading), sync::await, () -> {
            reading.close();
            writing.close();
            shutDown(writing.getJdbcUrl());
            folderLock.close();
        });
    }

    private static void shutDown(String url) {
        try (Connection connection = DriverManager.getConnection(url, USER, PASSWORD);
                Statement statement = connection
                        .createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException closedAlready) {
            LOGGER.warn("The database did not close in order; it repairs itself at the next start", closedAlready);
        }
    }

    static Jdbi jdbi(HikariDataSource source) {
        Jdbi jdbi = Jdbi.create(source);
        jdbi.getConfig(SqlArrayTypes.class).register(String.class, "varchar");
        return jdbi;
    }

    private static HikariDataSource pool(String name, Path folder, String initSql) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        String file = folder.toAbsolutePath().resolve("woodshed-server").toString().replace(";", "\\;");
        config.setJdbcUrl("jdbc:h2:file:" + file + SETTINGS);
        config.setUsername(USER);
        config.setPassword(PASSWORD);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        if (!initSql.isEmpty()) {
            config.setConnectionInitSql(initSql);
        }
        return new HikariDataSource(config);
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException notPossible) {
            throw new StorageOpenException("The data folder " + folder
                    + " can't be created: check that its parent can be written and that no file has this name",
                    notPossible);
        }
    }

    /** Keeps a second server, in this process or another, out of the folder. */
    private static FolderLock lock(Path folder) {
        try {
            return FolderLock.take(folder, "server.lock").orElseThrow(() -> new StorageOpenException("The data folder "
                    + folder
                    + " is in use by another woodshed-server: stop that one, or choose another folder with --data",
                    null));
        } catch (IOException notWritable) {
            throw new StorageOpenException("The data folder " + folder
                    + " can't be written: check that it exists and belongs to the user who starts the server",
                    notWritable);
        }
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("unknown reason");
    }
}
