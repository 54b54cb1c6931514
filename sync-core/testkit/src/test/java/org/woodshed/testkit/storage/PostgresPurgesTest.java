package org.woodshed.testkit.storage;

import org.woodshed.server.storage.Storage;
import org.woodshed.server.storage.sql.SqlStorage;

/** A real PostgreSQL. */
class PostgresPurgesTest extends PurgesContract {
    @Override
    protected Storage open() {
        return SqlStorage.open(PostgresForTests.newDatabase());
    }
}
