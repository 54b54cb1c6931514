package org.woodshed.server.storage.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Jdbi;

/**
 * The file of an embedded database nobody has open, and the form in which H2 itself backs it up: a zip of that file. The
 * caller holds the folder's lock.
 */
public final class H2File {
    public static final String NAME = "woodshed-server.mv.db";
    private static final String RESTORING = "restoring";

    private H2File() {}

    /** Writes a copy. */
    public static void copy(Path folder, Path zip) throws IOException {
        try (OutputStream file = Files.newOutputStream(zip, StandardOpenOption.CREATE_NEW);
                ZipOutputStream entries = new ZipOutputStream(file)) {
            entries.putNextEntry(new ZipEntry(NAME));
            Files.copy(folder.resolve(NAME), entries);
            entries.closeEntry();
        }
    }

    /**
     * Puts a copy in the place of the database. Until the last step, which is atomic, the database is what it was.
     *
     * @param kept where the database that was there is kept; ignored if there was none
     * @return how many accounts the copy holds; each has a new generation
     * @throws IOException if the copy can't be read, or the folder not be written
     */
    public static int replace(Path folder, Path zip, Path kept) throws IOException {
        Path restoring = folder.resolve(RESTORING + ".mv.db");
        Files.deleteIfExists(restoring);
        try {
            extract(zip, restoring);
            int accounts = giveNewGenerations(folder);
            force(restoring);
            Path current = folder.resolve(NAME);
            if (Files.exists(current)) {
                Files.copy(current, kept, StandardCopyOption.COPY_ATTRIBUTES);
                force(kept);
            }
            Files.move(restoring, current, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return accounts;
        } finally {
            Files.deleteIfExists(restoring);
        }
    }

    private static void extract(Path zip, Path target) throws IOException {
        try (InputStream file = Files.newInputStream(zip); ZipInputStream entries = new ZipInputStream(file)) {
            ZipEntry entry = entries.getNextEntry();
            if (entry == null || !entry.getName().equals(NAME)) {
                throw new IOException("it holds no database of a woodshed-server");
            }
            Files.copy(entries, target);
        }
    }

    private static int giveNewGenerations(Path folder) throws IOException {
        try {
            return H2Database.withFile(folder, RESTORING, H2File::giveNewGenerations);
        } catch (SQLException | RuntimeException unreadable) {
            throw new IOException("its database can't be read: " + Pools.rootMessage(unreadable), unreadable);
        }
    }

    private static int giveNewGenerations(Jdbi jdbi) {
        return jdbi.inTransaction(handle -> {
            var users = handle.createQuery("SELECT user_id FROM users").mapTo(String.class).list();
            users.forEach(user -> handle.createUpdate(
                    "UPDATE users SET generation = :generation, restored_seq = last_seq WHERE user_id = :user")
                    .bind("generation",
                            UUID
                                    .randomUUID().toString())
                    .bind("user", user).execute());
            return users.size();
        });
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
