package org.woodshed.client;

import org.woodshed.client.logbook.Lists;
import org.woodshed.client.logbook.Logbook;

/**
 * An open data folder ({@code LocalWoodshed.open} opens one). Thread-safe; closing it writes what is pending and stops its
 * threads.
 */
public interface Woodshed extends AutoCloseable {
    Logbook logbook();

    Lists lists();

    SyncControl sync();

    Merging merging();

    /** Begins to sync by itself, if a server is connected: at once, after edits, and when others change something. */
    void startSyncing();

    @Override
    void close();
}
