package org.woodshed.client;

import org.woodshed.client.logbook.Lists;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.Subscription;

/**
 * An open data folder ({@code LocalWoodshed.open} opens one). Thread-safe; closing it writes what is pending and stops its
 * threads.
 */
public interface Woodshed extends AutoCloseable {
    /** The open logbook; another one after signing out, or after signing in at another account. */
    Logbook logbook();

    Lists lists();

    /** Tells when another logbook has been opened: what came from {@link #logbook()} and {@link #sync()} before is closed. */
    Subscription onSwitched(Runnable listener);

    SyncControl sync();

    Merging merging();

    Backups backups();

    Encryption encryption();

    /** Begins to sync by itself, if a server is connected: at once, after edits, and when others change something. */
    void startSyncing();

    @Override
    void close();
}
