package org.woodshed.server.storage.sql;

import org.jspecify.annotations.Nullable;

/** The database can't be used. The message is one sentence for the operator. */
public final class StorageOpenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageOpenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
