package org.woodshed.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.logbook.Subscription;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.client.outbox.OutboxItem;
import org.woodshed.client.outbox.Side;
import org.woodshed.model.EntityKey;

/** Synchronisation as screens and command line see it. Thread-safe; only the lists read the disk. */
public interface SyncControl {
    SyncStatus status();

    /** Tells the present status at once and every later one, on the engine's thread: hand over quickly. */
    Subscription onStatus(Consumer<SyncStatus> listener);

    /** Syncs now, whatever delay or pause is set; always completes with a visible success or failure. */
    CompletableFuture<SyncResult> syncNow();

    /** Ends the running sync after the answer that is under way; what is unsent stays queued. */
    void cancel();

    /** Tells the engine to try again soon: the window gained focus, or the network came back. */
    void wake();

    void setPaused(boolean paused);

    /** Signs this laptop in; completes with how it went, never exceptionally for what a person can mend. */
    CompletableFuture<ConnectResult> connect(ConnectRequest request);

    /** What waits for the server, in the order it will go. */
    List<OutboxItem> outbox();

    /** Open conflicts, oldest first. */
    List<OpenConflict> conflicts();

    /**
     * Settles one disputed field by taking a side; the choice is an ordinary change and syncs like one. Completes with
     * false if that conflict is no longer open.
     */
    CompletableFuture<Boolean> resolve(EntityKey entity, String path, Side side);

    /** What the user's laptops are called, by device id, as far as the server has told. */
    Map<String, String> deviceNames();

    /** Figures for the status command and the screen. */
    SyncFigures figures();
}
