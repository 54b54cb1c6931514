package org.woodshed.client.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.woodshed.store.EncryptedFile;

/**
 * Makes files of the present schema, under another name first: the store's own file is there whole or not at all, and is
 * never half upgraded, whatever stops it. Thread-safe.
 */
final class Upgrade {
    /** An empty store: the same for everybody, and slow to make. */
    private static byte @Nullable [] empty;

    private Upgrade() {}

    /** @throws StoreException if the disk refuses */
    static synchronized void makeEmpty(H2File file) {
        H2File next = file.beside("next");
        try {
            next.delete();
            if (empty == null) {
                migrate(next);
                try (InputStream made = EncryptedFile.newInputStream(next.path())) {
                    empty = made.readAllBytes();
                }
            } else {
                try (OutputStream making = EncryptedFile.newOutputStream(next.path())) {
                    making.write(empty);
                }
            }
            StoreCopy.sync(next.path());
            next.replace(file);
        } catch (IOException | RuntimeException refused) {
            throw StoreException.notMade(file.folder(), refused);
        }
    }

    /**
     * Makes the copy that the version before can be given back.
     *
     * @throws StoreException if it can't be written, or not be read again
     */
    static void backUp(Handle handle, H2File file) {
        try {
            StoreCopy.make(handle, new BackupFolder(file.folder()), LocalDateTime.now(ZoneId.systemDefault()),
                    BackupFile.Reason.UPGRADE);
        } catch (IOException | RuntimeException refused) {
            throw new StoreException(StoreException.Kind.NOT_UPGRADED,
                    "The logbook has to be changed for this version, and the"
                            + " copy that is made before can't be written or read. Nothing was changed; the version before can still"
                            + " open it. Make room on the disk, then start again.",
                    refused);
        }
    }

    /**
     * Puts an upgraded copy in the place of a closed file.
     *
     * @throws StoreException if that does not work; the file is then as it was
     */
    static void run(H2File file) {
        H2File next = file.beside("next");
        try {
            next.delete();
            Files.copy(file.path(), next.path());
            migrate(next);
            StoreCopy.sync(next.path());
            next.check();
            next.replace(file);
        } catch (IOException | RuntimeException refused) {
            throw new StoreException(StoreException.Kind.NOT_UPGRADED,
                    "The logbook could not be changed for this version."
                            + " Nothing was changed; the version before can still open it. Make sure that there is room on the disk"
                            + " and start again; if it stays so, go on with the version before and report this.",
                    refused);
        }
    }

    private static void migrate(H2File next) {
        try (Handle handle = Jdbi.create(next.opening()).open()) {
            Migrations.run(handle);
        }
    }
}
