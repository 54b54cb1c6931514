package org.woodshed.client.store;

import org.jspecify.annotations.Nullable;

/** The local store can't be opened or written. The message says what happened, what is safe and what to do. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is. */
    public enum Kind {
        /** Another Woodshed has this data folder open. */
        IN_USE,
        /** The file was written by a newer Woodshed. */
        NEWER,
        /** The file can't be read; it was left as it is. */
        DAMAGED,
        /** The folder can't be written. */
        NOT_WRITABLE,
        /** A command failed and changed nothing. */
        FAILED
    }

    private final Kind kind;

    public StoreException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
