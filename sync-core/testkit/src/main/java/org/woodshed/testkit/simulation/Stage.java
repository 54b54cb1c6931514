package org.woodshed.testkit.simulation;

import java.nio.file.Path;
import org.woodshed.server.auth.SigningSecrets;
import org.woodshed.server.storage.DatabasePlace;
import org.woodshed.server.storage.Storage;
import org.woodshed.server.storage.sql.SqlStorage;

/** What histories that run one after the other share: a database, each history with users of its own. Not thread-safe. */
public final class Stage implements AutoCloseable {
    private final Folders folders = new Folders();
    private final Path server = folders.other();
    private final Storage storage = SqlStorage.open(new DatabasePlace.Folder(server));
    private final SigningSecrets secrets = SigningSecrets.random();

    Storage storage() {
        return storage;
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
