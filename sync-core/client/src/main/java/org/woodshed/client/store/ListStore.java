package org.woodshed.client.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.logbook.Lists;
import org.woodshed.client.logbook.ListsView;
import org.woodshed.client.logbook.Subscription;
import org.woodshed.lists.ListEditor;
import org.woodshed.lists.ListItem;
import org.woodshed.lists.ListReplica;
import org.woodshed.lists.ListSnapshot;
import org.woodshed.lists.PracticeList;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityIds;
import org.woodshed.protocol.Bootstrap;
import org.woodshed.protocol.CanonicalJson;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import org.woodshed.protocol.ListOperation;
import org.woodshed.protocol.OperationPush;
import org.woodshed.protocol.OperationReceipt;
import org.woodshed.protocol.ServerChange;
import tools.jackson.databind.JsonNode;

/**
 * Practice lists in the store. The state is held in memory and belongs to the store's thread; an edit applies it, stores
 * it and queues its operations in one transaction. Thread-safe.
 */
public final class ListStore implements Lists {
    private static final int MAX_OPERATIONS = 500;
    private static final int MAX_PUSH_BYTES = 256 * 1024;
    private final LocalStore store;
    private final EntityIds ids;
    private final RandomGenerator random;
    private final List<Consumer<ListsView>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable ListReplica replica;
    private @Nullable ListEditor editor;
    private @Nullable ListsView untold;
    private volatile @Nullable ListsView view;

    public ListStore(LocalStore store, EntityIds ids, RandomGenerator random) {
        this.store = store;
        this.ids = ids;
        this.random = random;
    }

    @Override
    public ListsView view() {
        ListsView known = view;
        return known != null ? known : edit(nothing -> {
        }).join();
    }

    @Override
    public CompletableFuture<ListsView> edit(Consumer<ListEditor> edits) {
        CompletableFuture<ListsView> saved = store.write(handle -> work(handle, open -> {
            ListEditor editing = editor == null ? new ListEditor(open, random) : editor;
            editor = editing;
            edits.accept(editing);
            ListTables.queue(handle, editing.takeMade());
        }), this::tell);
        return saved.whenComplete((done, failure) -> {
            if (failure != null) {
                CompletableFuture<Boolean> unusedBecauseTheNextWorkLoadsAnew = store.write(handle -> forget());
            }
        });
    }

    @Override
    public Subscription subscribe(Consumer<ListsView> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Applies to the state in memory, which is thrown away if that fails: the disk has the truth. */
    private ListsView work(Handle handle, Consumer<ListReplica> work) {
        ListReplica open = replica == null ? ListTables.load(handle, actor(handle)) : replica;
        replica = open;
        try {
            work.accept(open);
            ListReplica after = replica;
            ListTables.save(handle, after);
            untold = view(after);
            return untold;
        } catch (RuntimeException failure) {
            forget();
            throw failure;
        }
    }

    /** Has the next work read the disk again, after a transaction around {@link #take} failed. */
    boolean forget() {
        replica = null;
        editor = null;
        return true;
    }

    private static DeviceId actor(Handle handle) {
        return new DeviceId(Settings.get(handle, Settings.DEVICE_ID).orElseThrow(() -> new IllegalStateException(
                "lists are edited by a device, and this folder is none yet")));
    }

    private static ListsView view(ListReplica replica) {
        Map<EntityId, List<ListItem>> items = new HashMap<>();
        for (PracticeList list : replica.state().lists()) {
            items.put(list.id(), replica.state().items(list.id()));
        }
        return new ListsView(replica.state().lists(), replica.state().removedLists(), Map.copyOf(items));
    }

    private void tell(ListsView now) {
        view = now;
        listeners.forEach(listener -> listener.accept(now));
    }

    /** Tells what {@link #take} changed. Called on the store's thread, after the transaction. */
    void tellTaken() {
        ListsView now = untold;
        untold = null;
        if (now != null) {
            tell(now);
        }
    }

    /**
     * Takes the list operations of a page that come after the cursor. Belongs into the page's transaction.
     *
     * @param cursor what is up to here was taken and counted before
     */
    void take(Handle handle, List<ServerChange> changes, long cursor) {
        if (changes.isEmpty()) {
            return;
        }
        work(handle, open -> {
            boolean copied = false;
            for (ServerChange change : changes) {
                ListOperation operation = read(change);
                copied |= operation.actor().equals(open.actor()) && operation.clock() > open.clock();
                open.take(operation);
                if (change.seq() > cursor) {
                    ListTables.count(handle, operation, change.seq());
                }
            }
            if (copied) {
                renew(handle, open);
            }
        });
    }

    private static ListOperation read(ServerChange change) {
        try {
            return Json.convert(change.data(), ListOperation.class);
        } catch (JsonException unreadable) {
            throw new IllegalStateException("the server sent a list operation that is none", unreadable);
        }
    }

    /** Another folder uses this one's actor: this one goes on under a fresh one, and has to sign in under it. */
    private void renew(Handle handle, ListReplica open) {
        ListTables.save(handle, open);
        List<ListTables.Queued> queued = ListTables.queued(handle, Integer.MAX_VALUE);
        ListReplica.Renewed renewed = open.renew(ids.device(), queued.stream().map(ListTables.Queued::operation)
                .toList());
        queued.forEach(item -> ListTables.remove(handle, item.position()));
        ListTables.queue(handle, renewed.unsent());
        Settings.put(handle, Settings.DEVICE_ID, renewed.replica().actor().value());
        replica = renewed.replica();
        editor = null;
    }

    /** Everything that the server has not taken, refused or not, the oldest first. */
    public List<ListOperation> queued() {
        return store.read(ListTables::allQueued);
    }

    /** The operations to send next, always the same until they are settled; none before the dataset is known. */
    public Optional<OperationPush> unsent() {
        return store.read(handle -> {
            SyncState state = SyncStateTable.read(handle);
            List<ListTables.Queued> queued = ListTables.queued(handle, MAX_OPERATIONS);
            String generation = state.generation();
            if (queued.isEmpty() || generation == null || state.rebasing()) {
                return Optional.empty();
            }
            List<JsonNode> operations = new ArrayList<>();
            long bytes = 0;
            for (ListTables.Queued item : queued) {
                JsonNode operation = Json.toObject(item.operation());
                bytes += Json.writeBytes(operation).length;
                if (bytes > MAX_PUSH_BYTES && !operations.isEmpty()) {
                    break;
                }
                operations.add(operation);
            }
            return Optional.of(new OperationPush(queued.getFirst().operation().actor(), generation, operations));
        });
    }

    /** Takes what the server took out of the queue. What was queued meanwhile stays. */
    public CompletableFuture<ListsView> settle(OperationPush push, OperationReceipt receipt) {
        return store.write(handle -> work(handle, open -> {
            Map<String, String> refused = new HashMap<>();
            receipt.refused().forEach(refusal -> refused.put(CanonicalJson.write(refusal.op()), refusal.reason()));
            Set<JsonNode> sent = new HashSet<>(push.ops());
            boolean copied = false;
            for (ListTables.Queued item : ListTables.queued(handle, MAX_OPERATIONS)) {
                JsonNode operation = Json.toObject(item.operation());
                String reason = refused.get(CanonicalJson.write(operation));
                if (OperationReceipt.STAMP_REUSED.equals(reason)) {
                    copied = true;
                } else if (reason != null) {
                    ListTables.refuse(handle, item.position(), reason);
                } else if (sent.contains(operation)) {
                    ListTables.remove(handle, item.position());
                }
            }
            if (copied) {
                renew(handle, open);
            }
        }), this::tell);
    }

    /** Takes one page of what a laptop starts from whose cursor lies where the server has forgotten the operations. */
    public CompletableFuture<ListsView> bootstrap(Bootstrap page) {
        return store.write(handle -> work(handle, open -> {
            for (Bootstrap.Snapshot snapshot : page.snapshots()) {
                open.take(ListSnapshot.read(snapshot.state()));
                ListTables.setDigest(handle, snapshot.lists());
            }
            for (ListOperation operation : page.ops()) {
                open.take(operation);
                if (operation.serverSeq() != null) {
                    ListTables.count(handle, operation, operation.serverSeq());
                }
            }
            ListTables.setFrom(handle, page.serverSeq());
        }), this::tell);
    }

    /** The seq up to which a snapshot was taken. */
    public long from() {
        return store.read(ListTables::from);
    }
}
