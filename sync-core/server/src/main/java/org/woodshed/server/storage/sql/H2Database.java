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
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.store.DurableCommit;
import org.woodshed.store.FolderLock;
import org.woodshed.store.SafeOpening;

/**
 * Opens the database file in a data folder. A commit alone is not yet safe from a kill or a power cut; a
 * {@link DurableCommit} makes it so, once for all transactions that wait for it.
 */
final class H2Database {
    /**
     * The retention time is how old freed space has to be before it is used again, and the compact time how long closing may
     * take to shrink the file, both in milliseconds. No trace file: it would hold what musicians wrote.
     */
    private static final String SETTINGS = ";DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1"
            + ";LOCK_TIMEOUT=10000;RETENTION_TIME=2000;MAX_COMPACT_TIME=3000;QUERY_CACHE_SIZE=64;TRACE_LEVEL_FILE=0";
    private static final String SNAPSHOT = "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT";
    private static final String FILE = "woodshed-server";
    private static final String USER = "sa";
    private static final String PASSWORD = "";
    private static final int CONNECTIONS = 8;
    private static final Logger LOGGER = LoggerFactory.getLogger(H2Database.class);

    private H2Database() {}

    /**
     * Brings another file of the folder to the present schema and does some work on it. The caller holds the folder's lock.
     *
     * @param name without the file's ending
     */
    static <T> T withFile(Path folder, String name, Function<Jdbi, T> work) {
        String url = url(folder, name);
        try (HikariDataSource source = pool("restoring", url, "")) {
            Migrations.run(source);
            return work.apply(Pools.jdbi(source));
        } finally {
            shutDown(url);
        }
    }

    static Database open(Path folder) {
        createFolder(folder);
        FolderLock folderLock = lock(folder);
        HikariDataSource writing = null;
        try {
            SafeOpening.prepare(folder.resolve(FILE + ".mv.db"), USER, PASSWORD);
            DurableCommit durable = opened(url(folder, FILE));
            writing = pool("writing", url(folder, FILE), "");
            Migrations.run(writing);
            HikariDataSource reading = pool("reading", url(folder, FILE), SNAPSHOT);
            return database(writing, reading, durable, folderLock);
        } catch (RuntimeException | IOException | SQLException unusable) {
            if (writing != null) {
                writing.close();
            }
            folderLock.close();
            throw new StorageOpenException("The database in " + folder
                    + " can't be opened; nothing in it was changed: " + Pools.rootMessage(unusable), unusable);
        }
    }

    /** Opens the database before the pools do, whose migrations take a while: it stays open without a connection. */
    private static DurableCommit opened(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url + DurableCommit.OPENING, USER, PASSWORD)) {
            return DurableCommit.of(connection);
        }
    }

    private static Database database(HikariDataSource writing, HikariDataSource reading, DurableCommit durable,
            FolderLock folderLock) {
        Jdbi jdbi = Pools.jdbi(writing);
        GroupSync sync = new GroupSync(durable::run);
        return new Database(jdbi, Pools.jdbi(reading), false, sync::await, file -> {
            // A copy finds only what a durable commit has made findable.
            sync.await();
            jdbi.useHandle(handle -> handle.execute("BACKUP TO ?", file.toAbsolutePath().toString()));
        }, () -> {
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

    private static String url(Path folder, String name) {
        return "jdbc:h2:file:" + folder.toAbsolutePath().resolve(name).toString().replace(";", "\\;") + SETTINGS;
    }

    private static HikariDataSource pool(String name, String url, String initSql) {
        HikariConfig config = Pools.config(name, url, CONNECTIONS);
        config.setUsername(USER);
        config.setPassword(PASSWORD);
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
}
