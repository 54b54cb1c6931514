package org.woodshed.client;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.store.BackupFile;

/** Backups of the open logbook on this laptop. Thread-safe; nothing here keeps anybody from editing. */
public interface Backups {
    /** What is there of this account, the newest first. */
    List<BackupFile> list();

    /** Makes one now. Fails with a sentence if the disk refuses. */
    CompletableFuture<BackupFile> make();

    /**
     * Puts a backup in the place of the open logbook, which is set aside whole. What the server has comes down again.
     * {@code Woodshed.onSwitched} tells that another logbook is open. Fails with a sentence, and then changed nothing.
     */
    CompletableFuture<Restored> restore(Path backup);

    /** Makes a backup a day while nothing is edited, from now on until closing. */
    void keepDaily();

    /**
     * What restoring came to.
     *
     * @param setAside where the logbook lies that was open before; null if there was none
     * @param unsent   how many changes in it had not reached the server; -1 if that can't be read
     */
    record Restored(@Nullable Path setAside, long unsent) {}
}
