package org.woodshed.testkit.storage;

import org.jspecify.annotations.Nullable;
import org.woodshed.server.storage.DatabasePlace;
import org.woodshed.server.storage.Storage;
import org.woodshed.server.storage.sql.SqlStorage;

/** A real PostgreSQL. */
class PostgresStorageTest extends StorageContract {
    private DatabasePlace.@Nullable Postgres place;

    @Override
    protected Storage open() {
        DatabasePlace.Postgres same = place == null ? PostgresForTests.newDatabase() : place;
        place = same;
        return SqlStorage.open(same);
    }
}
