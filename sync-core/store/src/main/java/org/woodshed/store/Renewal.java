package org.woodshed.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an H2 file anew from the newest state that is found in it. After a kill H2 finds that state, but what the state itself
 * says about the places of its chunks may no longer be so: a chunk that nothing needed may have been written over, by one
 * that no header named yet, and one that was being moved lies elsewhere. H2 puts that right in memory only, and uses places
 * again that are in use; when the file was closed in order after that, it believes what the file says, goes back to an older
 * state, or stumbles. A new file has nothing of that. Not thread-safe.
 */
final class Renewal {
    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);
    private static final String ENDING = ".mv.db";
    private static final String SETTINGS = ";MAX_COMPACT_TIME=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    private Renewal() {}

    /**
     * Puts a copy of what is found in a closed file in its place, in one step; if that can't be made, the file stays.
     *
     * @throws IOException if what is left of an earlier try can't be removed
     */
    static void run(Path file, String user, String password) throws IOException {
        Path copy = beside(file, "killed");
        Path made = beside(file, "renewed");
        Files.deleteIfExists(copy);
        Files.deleteIfExists(made);
        try {
            Files.copy(file, copy);
            rollBack(copy, user, password);
            MVStore.compact(address(copy), address(made), false, null);
            try (FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Optional<String> damage = FileCheck.damage(made);
            if (damage.isPresent()) {
                throw new IOException(damage.get());
            }
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            LOG.info("A file in which a kill had left something wrong was made anew");
        } catch (IOException | SQLException | RuntimeException refused) {
            LOG.warn("A file in which a kill left something wrong could not be made anew: {}",
                    refused.getClass().getName());
            LOG.debug("Why it could not", refused);
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(made);
        }
    }

    /** Takes back the transactions that the kill cut off: they know maps by numbers, which are others in a new file. */
    private static void rollBack(Path copy, String user, String password) throws SQLException {
        String name = address(copy).replace(";", "\\;");
        String url = "jdbc:h2:" + name.substring(0, name.length() - ENDING.length()) + SETTINGS + DurableCommit.OPENING;
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            DurableCommit durable = DurableCommit.addingOnly(connection);
            durable.run();
            durable.closeAtOnce();
        }
    }

    private static Path beside(Path file, String what) {
        return file.resolveSibling(file.getFileName().toString().replace(ENDING, "") + "-" + what + ENDING);
    }

    private static String address(Path file) {
        return GuardedFile.prefix() + EncryptedFile.prefix() + file.toAbsolutePath().normalize();
    }
}
