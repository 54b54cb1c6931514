package org.woodshed.testkit.storage;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.server.storage.DatabasePlace;
import org.woodshed.server.storage.Storage;
import org.woodshed.server.storage.sql.SqlStorage;

/** One process has the file, so all share one storage. */
class H2WritersTest extends WritersContract {
    @SuppressWarnings("NullAway.Init")
    private Storage storage;

    @BeforeEach
    void open(@TempDir Path folder) {
        storage = SqlStorage.open(new DatabasePlace.Folder(folder));
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Override
    protected Storage node(int number) {
        return storage;
    }
}
