package org.woodshed.client.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
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
        /** The disk is full; the command changed nothing. */
        DISK_FULL,
        /** The logbook has been closed; the command changed nothing. */
        CLOSED,
        /** The file could not be brought to this version; it was left as it is. */
        NOT_UPGRADED,
        /** A backup belongs to another account; nothing was changed. */
        OTHER_ACCOUNT,
        /** What is needed is at the server, which can't be reached; nothing was changed. */
        NOT_REACHED,
        /** The file is encrypted, and its key can't be had; it was left as it is. */
        KEY_MISSING,
        /** There is no keyring that takes a key; nothing was encrypted. */
        KEYRING_NEEDED,
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

    /** The logbook is encrypted, and whoever has its key does not give it out. */
    public static StoreException keyMissing(Path folder, Exception why) {
        return new StoreException(Kind.KEY_MISSING, "The logbook in " + folder
                + " is encrypted, and its key can't be had from"
                + " the keyring of this system (" + why.getMessage()
                + "). Nothing was changed, and what was synced is on the server, too."
                + " Unlock the keyring, then start again. If the key is gone for good, nobody can read this file any more:"
                + " name another folder with --data and connect, and what the server has comes down.", why);
    }

    /** Nothing can be encrypted without a keyring. */
    public static StoreException keyringNeeded(Path folder, Exception why) {
        return new StoreException(Kind.KEYRING_NEEDED, "The logbook in " + folder
                + " can't be encrypted: no keyring of this system takes its key (" + why.getMessage()
                + "). Nothing was changed. Unlock the keyring or, on Linux, install one and secret-tool, then try again. A key"
                + " in a file beside the logbook would protect nothing; encrypting the disk does.", why);
    }

    /** There was no logbook yet, and none could be made. */
    static StoreException notMade(Path folder, Exception cause) {
        return isForWantOfSpace(cause)
                ? new StoreException(Kind.DISK_FULL, "The disk is full: no logbook could be made in " + folder
                        + ". Nothing was changed. Make room on the disk, then start again.", cause)
                : notWritable(folder, cause);
    }

    /** A change did not get onto the disk. */
    static StoreException notSaved(RuntimeException cause) {
        if (cause instanceof StoreException explained) {
            return explained;
        }
        return isForWantOfSpace(cause)
                ? new StoreException(Kind.DISK_FULL,
                        "The disk is full: the change was not saved. What was saved before is"
                                + " safe. Make room on the disk, then do it again.",
                        cause)
                : new StoreException(Kind.FAILED, "The change could not be saved. What was saved before is safe. Check"
                        + " that the disk is not full and the folder is writable, then try again.", cause);
    }

    /** The systems say it in their own words only: in English on Unix, in the person's language on Windows. */
    private static boolean isForWantOfSpace(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof IOException && (words.contains("no space left") || words.contains("not enough space")
                    || words.contains("quota"))) {
                return true;
            }
        }
        return false;
    }

    public Kind kind() {
        return kind;
    }
}
