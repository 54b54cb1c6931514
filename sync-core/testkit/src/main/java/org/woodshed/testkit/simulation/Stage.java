package org.woodshed.testkit.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.woodshed.server.auth.SigningSecrets;
import org.woodshed.server.backup.BackupException;
import org.woodshed.server.backup.Restore;
import org.woodshed.server.storage.DatabasePlace;
import org.woodshed.server.storage.Storage;
import org.woodshed.server.storage.sql.SqlStorage;

/** What histories that run one after the other share: a database, each history with users of its own. Not thread-safe. */
public final class Stage implements AutoCloseable {
    private final Folders folders = new Folders();
    private final Path server = folders.other();
    private Storage storage = SqlStorage.open(new DatabasePlace.Folder(server));
    private final SigningSecrets secrets = SigningSecrets.random();

    Storage storage() {
        return storage;
    }

    /** Backs the whole database up. */
    Path backUp() {
        Path file = folders.other();
        storage.backUp(file);
        return file;
    }

    /** Puts a backup in its place, which gives everybody's dataset a new name. */
    void restore(Path backup) {
        storage.close();
        try {
            Restore.Restored restored = new Restore(server).from(backup, Instant.EPOCH);
            if (restored.kept() != null) {
                Files.delete(restored.kept());
            }
        } catch (BackupException | IOException failure) {
            throw new IllegalStateException(failure);
        }
        storage = SqlStorage.open(new DatabasePlace.Folder(server));
    }

    SigningSecrets secrets() {
        return secrets;
    }

    Folders folders() {
        return folders;
    }

    @Override
    public void close() {
        storage.close();
        folders.close();
    }
}
