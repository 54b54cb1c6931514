package org.woodshed.client.store;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows for one statement, written together. Costs nothing until there is a row. For one transaction. */
final class RowBatch {
    private final Handle handle;
    private final String statement;
    private final List<@Nullable Object[]> rows = new ArrayList<>(1);

    RowBatch(Handle handle, String statement) {
        this.handle = handle;
        this.statement = statement;
    }

    /** The values of the next row, in the order of the statement's {@code ?}. */
    void add(@Nullable Object... values) {
        rows.add(values);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void write() {
        if (!rows.isEmpty()) {
            Sql.updateAll(handle, statement, rows);
            rows.clear();
        }
    }
}
