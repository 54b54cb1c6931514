package org.woodshed.server.backup;

import org.jspecify.annotations.Nullable;

/** A backup or restore was not done. The message is a sentence for the operator. */
public final class BackupException extends Exception {
    private static final long serialVersionUID = 1L;

    BackupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
