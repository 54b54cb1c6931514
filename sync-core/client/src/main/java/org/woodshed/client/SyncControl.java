package org.woodshed.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.woodshed.client.diagnostics.JournalEntry;
import org.woodshed.client.diagnostics.SyncCounters;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.logbook.Subscription;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.client.outbox.OutboxItem;
import org.woodshed.client.outbox.Side;
import org.woodshed.client.outbox.WaitingChanges;
import org.woodshed.client.secrets.TokenPlace;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.DeviceList;

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

    /** Stops syncing by itself, also after the next start; a person can still ask for a sync. */
    void setPaused(boolean paused);

    /** Signs this laptop in; completes with how it went, never exceptionally for what a person can mend. */
    CompletableFuture<ConnectResult> connect(ConnectRequest request);

    /**
     * Signs this laptop out; completes with how it went. What the server does not have is never dropped: it goes there
     * first, stays here for this account alone, or goes into a file. Afterwards {@link Woodshed#logbook()} is another one.
     */
    CompletableFuture<SignOutResult> signOut(SignOut how);

    /** What waits for the server, in the order it will go. */
    List<OutboxItem> outbox();

    /**
     * The first of what waits, those before all that the server refused; takes no longer for a hundred thousand than for
     * a few.
     *
     * @param most how many to read
     */
    WaitingChanges waiting(int most);

    /** Open conflicts, oldest first. */
    List<OpenConflict> conflicts();

    /**
     * Settles one disputed field by taking a side; the choice is an ordinary change and syncs like one. Completes with
     * false if that conflict is no longer open.
     */
    CompletableFuture<Boolean> resolve(EntityKey entity, String path, Side side);

    /** Has a change that the server refused for good go once more; completes with false if there is none. */
    CompletableFuture<Boolean> retryRefused(EntityKey entity);

    /**
     * Takes back a change that the server refused for good: what the server has is shown again, and what it never had is
     * in the trash. Completes with false if there is none.
     */
    CompletableFuture<Boolean> giveUpRefused(EntityKey entity);

    /**
     * Writes what the server does not have into a file: every waiting change and open conflict, whatever state sync is in.
     *
     * @param file must not exist yet
     * @return how many there were; the file is safe on the disk
     * @throws IOException if it can't be written
     */
    int exportUnsent(Path file) throws IOException;

    /** What the user's laptops are called, by device id, as far as the server has told. */
    Map<String, String> deviceNames();

    /** The account's laptops as the server knows them; empty if it can't be asked now. */
    CompletableFuture<Optional<List<DeviceList.Item>>> devices();

    /**
     * Gives a laptop of the account another name, everywhere; completes with whether the server took it.
     *
     * @throws IllegalArgumentException if the name is blank or too long
     */
    CompletableFuture<Boolean> renameDevice(DeviceId device, String name);

    /** Signs another laptop of the account out; completes with whether the server did it. What it holds stays there. */
    CompletableFuture<Boolean> signOutDevice(DeviceId device);

    /** How far an entity has come: here, at the server, on which other laptops. */
    CompletableFuture<Receipt> receipt(EntityKey entity);

    /** What happened since the start. */
    SyncCounters counters();

    /** The last 200 events, the newest first. */
    List<JournalEntry> journal();

    /** Whether syncing by itself is paused: then it happens only when a person asks. */
    boolean paused();

    /** What protects the sign-in on this laptop. */
    TokenPlace tokenPlace();

    /** Figures for the status command and the screen. */
    SyncFigures figures();
}
