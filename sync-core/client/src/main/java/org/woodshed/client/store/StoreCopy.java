package org.woodshed.client.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.woodshed.store.EncryptedFile;
import org.woodshed.store.FileCheck;

/** Makes copies of stores, and looks whether what is in a file can be read. Thread-safe. */
final class StoreCopy {
    private StoreCopy() {}

    /**
     * Copies the open file, beside whatever else is done with it: made under another name, synced, opened and checked byte
     * for byte, and only then given its name.
     */
    static BackupFile make(Handle handle, BackupFolder backups, LocalDateTime at, BackupFile.Reason reason)
            throws IOException {
        Path folder = backups.of(owner(handle));
        Files.createDirectories(folder);
        Path copy = folder.resolve("making.zip");
        Path unpacked = folder.resolve("making.mv.db");
        try {
            handle.execute("BACKUP TO ?", EncryptedFile.prefix() + copy);
            sync(copy);
            unpack(copy, unpacked);
            BackupFile backup = BackupFile.in(folder, at, checked(unpacked), reason);
            Files.move(copy, backup.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return backup;
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(unpacked);
        }
    }

    static String owner(Handle handle) {
        return Sql.one(handle, "select server, user_id from sync_state",
                row -> BackupFolder.owner(row.getString("server"),
                        row.getString("user_id")));
    }

    /** Takes the store's file out of a backup. */
    static void unpack(Path backup, Path to) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(EncryptedFile.newInputStream(backup))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".mv.db")) {
                    try (OutputStream file = EncryptedFile.newOutputStream(to)) {
                        zip.transferTo(file);
                    }
                    sync(to);
                    return;
                }
            }
        }
        throw new IOException(backup + " is no backup of Woodshed");
    }

    /**
     * Looks whether a copy is what was copied.
     *
     * @return how many entries it holds
     * @throws IOException if something in it is not as it was written
     */
    static long checked(Path file) throws IOException {
        Optional<String> damage = FileCheck.damage(file);
        if (damage.isPresent()) {
            throw new IOException(file + " is damaged: " + damage.get());
        }
        try (Handle handle = Jdbi.create(H2File.at(file).onlyLooking()).open()) {
            return handle.createQuery("select count(*) from logbook_entry").mapTo(Long.class).one();
        } catch (RuntimeException unreadable) {
            throw new IOException(file + " can't be read", unreadable);
        }
    }

    /**
     * Reads every row of a file that nobody has open, without changing it; what is in the rows may be damaged.
     *
     * @return how many entries it holds
     * @throws IOException if something in it can't be read
     */
    static long entriesIn(Path file) throws IOException {
        try (Handle handle = Jdbi.create(H2File.at(file).onlyLooking()).open()) {
            List<String> tables =
                    handle.createQuery("select table_name from information_schema.tables where table_schema ="
                            + " 'PUBLIC' and table_type = 'BASE TABLE'").mapTo(String.class).list();
            for (String table : tables) {
                handle.createQuery("select * from \"" + table + "\"").map((row, context) -> row.getObject(1)).forEach(
                        read -> {
                        });
            }
            handle.createQuery("select * from shadow").map((row, context) -> Rows.shadow(row)).forEach(read -> {
            });
            handle.createQuery("select * from outbox").map((row, context) -> Rows.pendingChange(row)).forEach(read -> {
            });
            handle.createQuery(
                    "select 'logbook_entry' as entity_type, entry_id as entity_id, version, false as deleted, data"
                            + " from logbook_entry union all select 'piece', piece_id, version, deleted, data from piece")
                    .map((row,
                            context) -> Rows.shadow(row))
                    .forEach(read -> {
                    });
            return handle.createQuery("select count(*) from logbook_entry").mapTo(Long.class).one();
        } catch (RuntimeException unreadable) {
            throw new IOException(file + " can't be read", unreadable);
        }
    }

    static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
