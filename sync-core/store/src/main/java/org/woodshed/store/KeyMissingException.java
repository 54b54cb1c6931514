package org.woodshed.store;

import java.io.IOException;
import java.io.Serial;

/** A file is encrypted, and this process does not have its key. The file is as it was. */
public final class KeyMissingException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Why it can't be read. */
    public enum Kind {
        /** Nobody gave this process a key of that name. */
        UNKNOWN,
        /** The key of that name is another one than the file was encrypted with. */
        OTHER
    }

    private final Kind kind;

    KeyMissingException(Kind kind, String keyName) {
        super(kind == Kind.OTHER ? "it is encrypted with another key than the " + keyName + " there is"
                : "it is encrypted, and the key " + keyName + " is not at hand");
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
