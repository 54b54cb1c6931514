package org.woodshed.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.MVStoreTool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.store.DurableCommit;
import org.woodshed.store.EncryptedFile;
import org.woodshed.store.FileCheck;
import org.woodshed.store.GuardedFile;
import org.woodshed.store.KeyMissingException;
import org.woodshed.store.SafeOpening;
import tools.jackson.core.JacksonException;

/** The logbook's H2 file within a data folder, and how to connect to it. Thread-safe. */
final class H2File {
    private static final Logger LOG = LoggerFactory.getLogger(H2File.class);
    private static final String NAME = "logbook";
    private static final String USER = "woodshed";
    /**
     * The retention time is how old freed space has to be before it is used again, in milliseconds: with 2000, edits at full
     * speed passed the bound of 100 MB on a fast machine. Nothing is moved
     * about in the file when it is closed: if the disk gets full or the power fails just then, H2 can't open what is left.
     * {@link #compact} makes a smaller copy instead. The cache, in kilobytes, holds the way to any page, and some hundred pages:
     * with 16 MB reading and editing among 100 000 entries took as long, and what passed through it while all were read got
     * old in the heap before it was of no use. The query cache holds every statement of this program, which
     * are about sixty; with H2's default of 8 most would be parsed anew for every edit. No trace file: it would hold what
     * somebody typed.
     */
    private static final String SETTINGS = ";CACHE_SIZE=6144;RETENTION_TIME=1000;MAX_COMPACT_TIME=0"
            + ";QUERY_CACHE_SIZE=128;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    /** What a query finds beyond some 40,000 rows H2 would write into a file of the system's folder for temporary ones, as it is. */
    private static final String IN_MEMORY = ";MAX_MEMORY_ROWS=" + Integer.MAX_VALUE;
    /** Nothing is written, and a file that is not there is not made. */
    private static final String ONLY_LOOKING = ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE;DB_CLOSE_ON_EXIT=FALSE"
            + ";TRACE_LEVEL_FILE=0";
    private static final String SNAPSHOT_READS =
            ";INIT=SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT";

    /** H2's prefix for the usual file system: none. */
    static final String USUAL = "";
    private static final String ENDING = ".mv.db";
    /** The states of SQL that say that something named in a statement is not there; this program's statements are right. */
    private static final String NO_SUCH_TABLE = "42";
    private static final long WORTH_COMPACTING_BYTES = 8 << 20;

    private final Path folder;
    private final String name;
    private final String fileSystem;
    private final boolean helpers;

    /** The open logbook's file of a data folder. */
    H2File(Path folder, String fileSystem) {
        this(folder, fileSystem, true);
    }

    /** @param helpers whether H2 may write it from threads of its own, too */
    H2File(Path folder, String fileSystem, boolean helpers) {
        this(folder, NAME, fileSystem, helpers);
    }

    private H2File(Path folder, String name, String fileSystem, boolean helpers) {
        this.folder = folder.toAbsolutePath().normalize();
        this.name = name;
        this.fileSystem = fileSystem;
        this.helpers = helpers;
    }

    /** Any store's file, wherever it lies; its name ends as such files' names do. */
    static H2File at(Path file) {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
        String fileName = folder.relativize(file.toAbsolutePath()).toString();
        return new H2File(folder, fileName.substring(0, fileName.length() - ENDING.length()), USUAL, true);
    }

    Path path() {
        return folder.resolve(name + ENDING);
    }

    Path folder() {
        return folder;
    }

    boolean mayHaveHelpers() {
        return helpers;
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
            SafeOpening.prepare(path(), USER, "");
        } catch (IOException failure) {
            // Opening it meets the same, and says what it means.
            LOG.debug("The file could not be prepared", failure);
        }
    }

    /** The connection that opens the file: nothing is written until a {@link DurableCommit} is made of it. */
    JdbcDataSource opening() {
        return source(SETTINGS + DurableCommit.OPENING);
    }

    /** One more connection to the open file, or one to a file that is closed before anybody needs it. */
    JdbcDataSource writing() {
        return source(SETTINGS);
    }

    /** Connections whose transactions see one moment of the whole file. */
    JdbcDataSource reading() {
        return source(SETTINGS + SNAPSHOT_READS);
    }

    JdbcDataSource onlyLooking() {
        return source(ONLY_LOOKING);
    }

    private JdbcDataSource source(String settings) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + prefix() + folder.resolve(name).toString().replace(";", "\\;") + settings
                + (isEncrypted() ? IN_MEMORY : ""));
        source.setUser(USER);
        source.setPassword("");
        return source;
    }

    /** Whether a failure to read comes from what is in the file: pages that are none, or values that nobody wrote so. */
    static boolean tellsOfDamage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && String.valueOf(sql.getSQLState()).startsWith(NO_SUCH_TABLE)) {
                return true;
            }
            if (cause instanceof JacksonException || cause instanceof IllegalArgumentException
                    || (cause instanceof MVStoreException found && found
                            .getErrorCode() == DataUtils.ERROR_FILE_CORRUPT)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Looks, without writing anything, whether the file holds all that was saved.
     *
     * @throws StoreException if it does not, or can't be read or written
     */
    void check() {
        if (!Files.isReadable(path()) || !Files.isWritable(path())) {
            throw StoreException.notWritable(folder, null);
        }
        try {
            FileCheck.damage(path()).ifPresent(damage -> {
                LOG.error("The logbook file is damaged: {}", damage);
                throw explain(new IOException(damage));
            });
        } catch (IOException unreadable) {
            throw explain(unreadable);
        }
    }

    /** Replaces the closed file by a copy without what is of no use any more; whatever happens, one of both is there. */
    void compact() {
        H2File smaller = beside("smaller");
        try {
            if (Files.size(path()) > WORTH_COMPACTING_BYTES) {
                smaller.delete();
                Files.copy(path(), smaller.path());
                MVStoreTool.compact(smaller.address(), false);
                StoreCopy.sync(smaller.path());
                if (FileCheck.damage(smaller.path()).isEmpty()) {
                    smaller.replace(this);
                }
            }
        } catch (IOException | RuntimeException refused) {
            LOG.info("The file stays larger than it has to be: {}", refused.getClass().getName());
        } finally {
            smaller.deleteIfPossible();
        }
    }

    /** A file that is being made, to take this one's place when it is whole. */
    H2File beside(String purpose) {
        return new H2File(folder, name + "-" + purpose, fileSystem, helpers);
    }

    /** Takes another file's place, in one step. */
    void replace(H2File other) throws IOException {
        Files.move(path(), other.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete() throws IOException {
        Files.deleteIfExists(path());
    }

    private void deleteIfPossible() {
        try {
            delete();
        } catch (IOException refused) {
            LOG.info("A file that is of no use can't be removed: {}", refused.getClass().getName());
        }
    }

    private String address() {
        return prefix() + path();
    }

    private String prefix() {
        return GuardedFile.prefix() + EncryptedFile.prefix() + fileSystem;
    }

    private boolean isEncrypted() {
        try {
            return EncryptedFile.isEncryptedWhenMade(path()) || EncryptedFile.keyOf(path()).isPresent();
        } catch (IOException unreadable) {
            // Opening it meets the same.
            return false;
        }
    }

    /** What a failure to open the file means for the person. */
    StoreException explain(Exception failure) {
        SQLException cause = find(SQLException.class, failure);
        if (cause != null && cause.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return StoreException.inUse(folder, failure);
        }
        KeyMissingException locked = find(KeyMissingException.class, failure);
        if (locked != null) {
            return StoreException.keyMissing(folder, locked);
        }
        List<BackupFile> backups = new BackupFolder(folder).list(new BackupFolder(folder).open());
        return new StoreException(StoreException.Kind.DAMAGED, "The logbook file " + path()
                + " is damaged and can't be opened. It was left as it is. "
                + (backups.isEmpty() ? "There is no backup of it."
                        : "There "
                                + (backups.size() == 1 ? "is 1 backup, of "
                                        : "are " + backups.size() + " backups, the newest of ")
                                + backups.getFirst().at()
                                        .toLocalDate()
                                + ".")
                + " Type woodshed restore: it sets the file aside, and brings back what can be read of it or the newest"
                + " backup.", failure);
    }

    private static <T extends Throwable> @Nullable T find(Class<T> kind, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
        }
        return null;
    }
}
