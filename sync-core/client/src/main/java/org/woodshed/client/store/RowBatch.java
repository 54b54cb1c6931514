package org.woodshed.client.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Rows for one statement, written together. Costs nothing until there is a row. For one transaction. */
final class RowBatch {
    private final Handle handle;
    private final String statement;
    private @Nullable PreparedBatch batch;

    RowBatch(Handle handle, String statement) {
        this.handle = handle;
        this.statement = statement;
    }

    /** Binds the parts of the next row; {@code add()} it when they are complete. */
    PreparedBatch row() {
        PreparedBatch open = batch;
        if (open == null) {
            open = handle.prepareBatch(statement);
            batch = open;
        }
        return open;
    }

    boolean isEmpty() {
        return batch == null;
    }

    void write() {
        PreparedBatch open = batch;
        if (open != null) {
            open.execute();
            open.close();
            batch = null;
        }
    }
}
