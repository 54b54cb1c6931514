package org.woodshed.server.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of every request read as many rows as they need, however long a log is. */
class QueryPlanTest {
    @SuppressWarnings("NullAway.Init")
    private Database database;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = H2Database.open(folder, "");
    }

    @AfterEach
    void close() {
        database.shutDown();
    }

    @Test
    void aPageIsReadInTheOrderOfAnIndexAndNotSorted() {
        assertThat(plan(SqlLogReader.CHANGED_AFTER)).contains("ENTITIES_BY_SEQ: USER_ID = ").contains("index sorted");
    }

    @Test
    void theHeadIsLookedUpAndItsDeviceToo() {
        assertThat(plan(LogOpening.HEAD)).contains("DEVICE_ID = ").doesNotContain("tableScan");
    }

    @Test
    void aBatchsEntitiesAreLookedUpOneByOne() {
        assertThat(plan(LogOpening.ENTITIES)).contains("ENTITY_ID = WANTED.ID").doesNotContain("tableScan");
    }

    @Test
    void aBatchsChangeIdsAreLookedUpOneByOne() {
        assertThat(plan(LogOpening.RECORDED)).contains("CHANGE_ID = WANTED.ID").doesNotContain("tableScan");
    }

    @Test
    void listOperationsAreReadInTheOrderOfAnIndexAndLookedUpOneByOne() {
        assertThat(plan(SqlOperations.AFTER)).contains("LIST_OPERATIONS_BY_SEQ: USER_ID = ").contains("index sorted");
        assertThat(plan(SqlOperations.PAYLOAD_HASHES)).contains("CLOCK = CAST(WANTED.ID AS BIGINT)").doesNotContain(
                "tableScan");
    }

    private String plan(String sql) {
        return database.reading(jdbi -> jdbi.withHandle(handle -> {
            var query = handle.createQuery("EXPLAIN " + sql).bind("user", "u");
            if (sql.contains(":seq")) {
                query.bind("seq", 0L).bind("limit", 10);
            }
            if (sql.contains(":types")) {
                query.bindArray("types", String.class, List.of("piece", "piece"));
            }
            if (sql.contains(":actor")) {
                query.bind("actor", "a");
            }
            if (sql.contains(":changes")) {
                query.bindArray("changes", String.class, List.of("a", "b"));
            }
            if (sql.contains(":device")) {
                query.bind("device", "d");
            }
            if (sql.contains(":ids")) {
                query.bindArray("ids", String.class, List.of("a", "b"));
            }
            return query.mapTo(String.class).one();
        }));
    }
}
