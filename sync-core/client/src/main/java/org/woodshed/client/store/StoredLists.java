package org.woodshed.client.store;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.woodshed.lists.ListReplica;
import org.woodshed.lists.ListSnapshot;
import org.woodshed.lists.ListState;
import org.woodshed.model.DeviceId;
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
 * The lists as they are on the disk, kept in memory too. Everything here is part of a transaction. Belongs to the store's
 * thread.
 */
final class StoredLists {
    private final EntityIds ids;
    private final InstantSource clock;
    private @Nullable ListReplica replica;

    StoredLists(EntityIds ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** What is on the disk, for a screen of its own. */
    ListReplica copy(Handle handle) {
        return open(handle).copy();
    }

    /** What is on the disk, read from there. */
    static ListReplica load(Handle handle) {
        return ListTables.load(handle, actor(handle));
    }

    private ListReplica open(Handle handle) {
        ListReplica open = replica == null ? load(handle) : replica;
        replica = open;
        return open;
    }

    private static DeviceId actor(Handle handle) {
        return new DeviceId(Settings.get(handle, Settings.DEVICE_ID).orElseThrow(() -> new IllegalStateException(
                "lists are edited by a device, and this folder is none yet")));
    }

    /** Has the next transaction read the disk, after one was rolled back. */
    void forget() {
        replica = null;
    }

    /** Applies to the state in memory, which is thrown away if that fails: the disk has the truth. */
    private void work(Handle handle, Consumer<ListReplica> work) {
        try {
            work.accept(open(handle));
            ListTables.save(handle, open(handle));
        } catch (RuntimeException failure) {
            forget();
            throw failure;
        }
    }

    /** Stores what an edit made, and queues it for the server. */
    void write(Handle handle, List<ListOperation> made) {
        work(handle, open -> {
            // This folder may have taken a fresh actor since the edit was shown.
            boolean foreign = !made.isEmpty() && !made.getFirst().actor().equals(open.actor());
            List<ListOperation> own = foreign ? open.makeAgain(made) : made;
            own.forEach(open::take);
            ListTables.queue(handle, own, clock.instant());
        });
    }

    /**
     * Takes list operations of the server's log.
     *
     * @param cursor what is up to here was taken and counted before
     * @return true if another folder uses this one's actor, and this one goes on under a fresh one
     */
    boolean take(Handle handle, List<ServerChange> changes, long cursor) {
        boolean[] copied = {false};
        work(handle, open -> {
            for (ServerChange change : changes) {
                ListOperation operation = read(change);
                copied[0] |= operation.actor().equals(open.actor()) && operation.clock() > open.clock();
                open.take(operation);
                if (change.seq() > cursor) {
                    ListTables.count(handle, operation, change.seq());
                }
            }
            if (copied[0]) {
                renew(handle, open);
            }
        });
        return copied[0];
    }

    static ListOperation read(ServerChange change) {
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
        ListTables.queue(handle, renewed.unsent(), clock.instant());
        Settings.put(handle, Settings.DEVICE_ID, renewed.replica().actor().value());
        replica = renewed.replica();
    }

    /** Takes what the server took out of the queue; what was queued meanwhile stays. True as for {@link #take}. */
    boolean settle(Handle handle, OperationPush push, OperationReceipt receipt) {
        Map<String, String> refused = new HashMap<>();
        receipt.refused().forEach(refusal -> refused.put(CanonicalJson.write(refusal.op()), refusal.reason()));
        Set<JsonNode> sent = new HashSet<>(push.ops());
        boolean[] copied = {false};
        work(handle, open -> {
            for (ListTables.Queued item : ListTables.queued(handle, ListQueue.MAX_OPERATIONS)) {
                JsonNode operation = Json.toObject(item.operation());
                String reason = refused.get(CanonicalJson.write(operation));
                if (OperationReceipt.STAMP_REUSED.equals(reason)) {
                    copied[0] = true;
                } else if (reason != null) {
                    ListTables.refuse(handle, item.position(), reason);
                } else if (sent.contains(operation)) {
                    ListTables.remove(handle, item.position());
                }
            }
            if (copied[0]) {
                renew(handle, open);
            }
        });
        return copied[0];
    }

    /** Takes one page of what a laptop starts from. */
    void bootstrap(Handle handle, Bootstrap page) {
        work(handle, open -> {
            for (Bootstrap.Snapshot snapshot : page.snapshots()) {
                open.take(ListSnapshot.read(snapshot.state()));
                ListTables.setDigest(handle, snapshot.lists());
                ListTables.setSnapshotCount(handle, snapshot.lists().count());
            }
            for (ListOperation operation : page.ops()) {
                open.take(operation);
                if (operation.serverSeq() != null) {
                    ListTables.count(handle, operation, operation.serverSeq());
                }
            }
            ListTables.setFrom(handle, page.serverSeq());
        });
    }

    /** Queues, as new operations, what is here and was lost by a server that was restored from an older backup. */
    void resend(Handle handle, ListState server) {
        work(handle, open -> {
            ListTables.queue(handle, open.makeMissing(server), clock.instant());
            ListTables.setResend(handle, false);
        });
    }

    /** Goes back to what the server has, with the operations that still wait for it. */
    void replaceBy(Handle handle, ListReplica server) {
        ListReplica before = open(handle);
        ListTables.clearElements(handle);
        replica = null;
        work(handle, empty -> {
            empty.take(ListSnapshot.of(server));
            List<ListOperation> queued = new ArrayList<>();
            ListTables.queued(handle, Integer.MAX_VALUE).forEach(item -> queued.add(item.operation()));
            queued.forEach(empty::take);
            empty.countFrom(before.clock());
        });
    }
}
