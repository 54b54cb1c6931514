package org.woodshed.server.storage.sql;

import java.io.Serial;

/**
 * The database refused for a reason that nobody foresaw. It has the stack of what it stands for, but neither its message nor
 * itself as a cause: a database's messages quote rows, and so what musicians wrote.
 */
final class StorageFault extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    StorageFault(String sqlState, Throwable original) {
        super("The database refused a statement: SQL state " + sqlState);
        setStackTrace(original.getStackTrace());
    }
}
