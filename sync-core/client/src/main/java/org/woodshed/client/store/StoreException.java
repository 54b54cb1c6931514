package org.woodshed.client.store;

import java.nio.file.Path;
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

    /** Another Woodshed leads this folder. */
    public static StoreException inUse(Path folder, @Nullable Exception cause) {
        return new StoreException(Kind.IN_USE, "The logbook in " + folder
                + " is open in another Woodshed. Nothing was changed. Close the other one, or use it.", cause);
    }

    /** Nothing can be written there. */
    public static StoreException notWritable(Path folder, @Nullable Exception cause) {
        return new StoreException(Kind.NOT_WRITABLE, "The data folder " + folder
                + " can't be written. What is in it is safe. Make it writable, or choose another with --data.", cause);
    }

    public Kind kind() {
        return kind;
    }
}
