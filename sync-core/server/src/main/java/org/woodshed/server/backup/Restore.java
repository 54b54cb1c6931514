package org.woodshed.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.woodshed.server.storage.sql.H2File;
import org.woodshed.store.FolderLock;

/** Puts a backup in the place of a data folder's database. */
public final class Restore {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Path folder;

    public Restore(Path folder) {
        this.folder = folder;
    }

    /**
     * What was done.
     *
     * @param accounts how many there are now; each has a new generation, so that laptops compare themselves with it
     * @param kept     the database that was there before; null if there was none
     */
    public record Restored(int accounts, @Nullable Path kept) {}

    /**
     * Restores. Whatever fails, the database that was there is still there.
     *
     * @param now names the file in which that is kept
     * @throws BackupException if a server runs on the folder, or the file is no backup
     */
    public Restored from(Path file, Instant now) throws BackupException {
        if (!Files.isRegularFile(file)) {
            throw new BackupException("There is no file " + file + "; nothing was changed", null);
        }
        try {
            Files.createDirectories(folder);
            Optional<FolderLock> lock = FolderLock.take(folder, "server.lock");
            if (lock.isEmpty()) {
                throw new BackupException("A server runs on " + folder + "; nothing was changed. Stop it first", null);
            }
            try (var _ = lock.get()) {
                return replace(file, now);
            }
        } catch (IOException notDone) {
            throw new BackupException(file + " was not restored, and nothing was changed: " + notDone.getMessage(),
                    notDone);
        }
    }

    private Restored replace(Path file, Instant now) throws IOException {
        boolean hadOne = Files.exists(folder.resolve(H2File.NAME));
        Path kept = folder.resolve("woodshed-server.before-restore-" + STAMP.format(now) + ".mv.db");
        int accounts = H2File.replace(folder, file, kept);
        return new Restored(accounts, hadOne ? kept : null);
    }
}
