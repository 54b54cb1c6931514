package org.woodshed.testkit.storage;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.server.storage.DatabasePlace;
import org.woodshed.server.storage.Storage;
import org.woodshed.server.storage.sql.SqlStorage;

/** The embedded database in a file. */
class H2PurgesTest extends PurgesContract {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @Override
    protected Storage open() {
        return SqlStorage.open(new DatabasePlace.Folder(folder));
    }
}
