package org.woodshed.testkit.storage;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.woodshed.server.storage.DatabasePlace;
import org.woodshed.server.storage.Storage;
import org.woodshed.server.storage.sql.SqlStorage;

/** Two nodes on one PostgreSQL. */
class PostgresWritersTest extends WritersContract {
    private static final int NODES = 2;
    private final List<Storage> nodes = new ArrayList<>();

    @BeforeEach
    void open() {
        DatabasePlace place = PostgresForTests.newDatabase();
        for (int number = 0; number < NODES; number++) {
            nodes.add(SqlStorage.open(place));
        }
    }

    @AfterEach
    void close() {
        nodes.forEach(Storage::close);
    }

    @Override
    protected Storage node(int number) {
        return nodes.get(number % NODES);
    }
}
