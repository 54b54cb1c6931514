package org.woodshed.client.store;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.woodshed.client.logbook.Lists;
import org.woodshed.client.logbook.ListsView;
import org.woodshed.client.logbook.Subscription;
import org.woodshed.lists.ListEditor;
import org.woodshed.lists.ListReplica;
import org.woodshed.lists.ListState;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityIds;
import org.woodshed.protocol.Bootstrap;
import org.woodshed.protocol.ListOperation;
import org.woodshed.protocol.OperationPush;
import org.woodshed.protocol.OperationReceipt;
import org.woodshed.protocol.ServerChange;

/**
 * Practice lists in the store. An edit is shown at once; it is applied to what is stored, and its operations are queued,
 * in one transaction. Thread-safe.
 */
public final class ListStore implements Lists {
    private final LocalStore store;
    private final StoredLists stored;
    private final ShownLists shown;
    private final List<Runnable> queued = new CopyOnWriteArrayList<>();
    /** What a page brought that is not told yet; of the store's thread. */
    private final List<ListOperation> untold = new ArrayList<>();
    private boolean renewed;

    public ListStore(LocalStore store, EntityIds ids, RandomGenerator random, InstantSource clock) {
        this.store = store;
        this.stored = new StoredLists(ids, clock);
        this.shown = new ShownLists(random);
        store.onRolledBack(stored::forget);
    }

    @Override
    public ListsView view() {
        ListsView known = shown.view();
        if (known != null) {
            return known;
        }
        showStored().join();
        return Objects.requireNonNull(shown.view());
    }

    private CompletableFuture<ListReplica> showStored() {
        return store.write(stored::copy, shown::show);
    }

    @Override
    public CompletableFuture<ListsView> edit(Consumer<ListEditor> edits) {
        view();
        try {
            return write(edits);
        } catch (RuntimeException refused) {
            CompletableFuture<ListReplica> unusedBecauseTheViewTells = showStored();
            return CompletableFuture.failedFuture(refused);
        }
    }

    /** One at a time, so that operations are stored in the order they were made. */
    private synchronized CompletableFuture<ListsView> write(Consumer<ListEditor> edits) {
        List<ListOperation> made = shown.edit(edits);
        return store.write(handle -> {
            stored.write(handle, made);
            return made;
        }, done -> {
            shown.settled(made);
            queued.forEach(Runnable::run);
        }, () -> takeBack(made)).thenApply(done -> view());
    }

    /** What could not be stored is not shown any longer. On the store's thread: nothing is stored meanwhile. */
    private void takeBack(List<ListOperation> made) {
        stored.forget();
        shown.settled(made);
        try {
            // While the disk is full, not even a transaction that changes nothing may get through.
            shown.show(store.read(StoredLists::load));
        } catch (StoreException unreadable) {
            shown.forget();
        }
    }

    @Override
    public Subscription subscribe(Consumer<ListsView> listener) {
        return shown.subscribe(listener);
    }

    /** Tells, on the store's thread, that operations of this laptop are on the disk and wait for the server. */
    public void onQueued(Runnable listener) {
        queued.add(listener);
    }

    /** Has the next work read the disk again, after a transaction around {@link #take} failed. */
    void forget() {
        stored.forget();
        untold.clear();
    }

    /** Tells what {@link #take} changed. Called on the store's thread, after the transaction. */
    void tellTaken() {
        List<ListOperation> taken = List.copyOf(untold);
        untold.clear();
        if (renewed) {
            renewed = false;
            CompletableFuture<ListReplica> unusedBecauseTheViewTells = showStored();
        } else {
            shown.take(taken);
        }
    }

    /**
     * Takes the list operations of a page that come after the cursor. Belongs into the page's transaction.
     *
     * @param cursor what is up to here was taken and counted before
     */
    void take(Handle handle, List<ServerChange> changes, long cursor) {
        if (!changes.isEmpty()) {
            renewed |= stored.take(handle, changes, cursor);
            changes.forEach(change -> untold.add(StoredLists.read(change)));
        }
    }

    /** Everything that the server has not taken, refused or not, the oldest first. */
    public List<ListOperation> queued() {
        return store.read(ListTables::allQueued);
    }

    /** Has what was refused of a list go once more; false if nothing was. */
    public CompletableFuture<Boolean> retry(EntityId list) {
        return store.write(handle -> ListTables.retry(handle, list) > 0, done -> queued.forEach(Runnable::run));
    }

    /** The operations to send next, always the same until they are settled; none before the dataset is known. */
    public Optional<OperationPush> unsent() {
        return store.read(ListQueue::next);
    }

    /** Takes what the server took out of the queue. What was queued meanwhile stays. */
    public CompletableFuture<Boolean> settle(OperationPush push, OperationReceipt receipt) {
        return store.write(handle -> stored.settle(handle, push, receipt), fresh -> {
            if (fresh) {
                CompletableFuture<ListReplica> unusedBecauseTheViewTells = showStored();
            }
        });
    }

    /** Takes one page of what a laptop starts from whose cursor lies where the server has forgotten the operations. */
    public CompletableFuture<ListReplica> bootstrap(Bootstrap page) {
        return store.write(handle -> {
            stored.bootstrap(handle, page);
            return stored.copy(handle);
        }, shown::show);
    }

    /** Whether so many operations came since the newest snapshot that another one is worth its bytes. */
    public boolean isSnapshotDue(long operations) {
        return store.read(handle -> ListTables.sinceSnapshot(handle) >= operations
                && !SyncStateTable.read(handle).repairing());
    }

    /** Remembers how many operations the server's newest snapshot stands for. */
    public CompletableFuture<Boolean> snapshotKnown(long operations) {
        return store.write(handle -> {
            ListTables.setSnapshotCount(handle, operations);
            return true;
        });
    }

    /** Whether nothing at all has to go to the server: asked before each exchange, and true most of the time. */
    public boolean isQuiet() {
        return store.read(ListTables::isQuiet);
    }

    /** Whether the server was restored, and has to be told what it lost. */
    public boolean hasToResend() {
        return store.read(ListTables::resend);
    }

    /** Queues what this laptop has and the server does not; nothing if the server has another dataset by now. */
    public CompletableFuture<ListReplica> resend(String generation, ListState server) {
        return store.write(handle -> {
            if (generation.equals(SyncStateTable.read(handle).generation())) {
                stored.resend(handle, server);
            }
            return stored.copy(handle);
        }, shown::show);
    }

    /** Gives up what was refused of a list: shows what the server has, and what still waits for it. */
    public CompletableFuture<ListReplica> giveUp(EntityId list, ListReplica server) {
        return store.write(handle -> {
            ListTables.dropRefused(handle, list);
            stored.replaceBy(handle, server);
            return stored.copy(handle);
        }, shown::show);
    }
}
