package org.woodshed.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.store.SafeOpening;
import org.jspecify.annotations.Nullable;

/** The logbook's H2 file within a data folder, and how to connect to it. Thread-safe. */
final class H2File {
    private static final Logger LOG = LoggerFactory.getLogger(H2File.class);
    private static final String NAME = "logbook";
    /**
     * The write delay stays at H2's default: {@link org.woodshed.store.DurableCommit} makes an edit safe. The retention time
     * is how long freed space is kept before it is used again, and the compact time how long closing may take to shrink the
     * file, both in milliseconds: they bound the file's size. The query cache holds every statement of this program, which are about sixty; with H2's default of 8 most would be parsed anew for
     * every edit.
     */
    private static final String SETTINGS =
            ";CACHE_SIZE=16384;RETENTION_TIME=2000;MAX_COMPACT_TIME=3000;QUERY_CACHE_SIZE=128;DB_CLOSE_ON_EXIT=FALSE";
    private static final String SNAPSHOT_READS =
            ";INIT=SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT";

    private final Path folder;

    H2File(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    Path path() {
        return folder.resolve(NAME + ".mv.db");
    }

    Path folder() {
        return folder;
    }

    boolean exists() {
        return Files.exists(path());
    }

    /** @throws StoreException if the folder can't be made or written */
    void prepareFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new StoreException(StoreException.Kind.NOT_WRITABLE, "The data folder " + folder
                    + " can't be made. Nothing was saved. Choose another with --data, or make it writable.", refused);
        }
        if (!Files.isWritable(folder)) {
            throw StoreException.notWritable(folder, null);
        }
    }

    /** Makes sure that a kill while the file is opened loses nothing. Whoever opens it holds the folder's lock. */
    void prepare() {
        try {
            SafeOpening.prepare(path());
        } catch (IOException failure) {
            // Opening it meets the same, and says what it means.
            LOG.debug("The file could not be prepared", failure);
        }
    }

    JdbcDataSource writing() {
        return source(SETTINGS);
    }

    /** Connections whose transactions see one moment of the whole file. */
    JdbcDataSource reading() {
        return source(SETTINGS + SNAPSHOT_READS);
    }

    private JdbcDataSource source(String settings) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + folder.resolve(NAME) + settings);
        source.setUser("woodshed");
        source.setPassword("");
        return source;
    }

    /** What a failure to open the file means for the person. */
    StoreException explain(Exception failure) {
        SQLException cause = sqlCause(failure);
        if (cause != null && cause.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return StoreException.inUse(folder, failure);
        }
        return new StoreException(StoreException.Kind.DAMAGED, "The logbook file " + path()
                + " can't be opened. It was left as it is. Keep a copy of it before you try anything else.", failure);
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
