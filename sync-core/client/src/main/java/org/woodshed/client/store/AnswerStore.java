package org.woodshed.client.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.outbox.Answers;
import org.woodshed.client.outbox.ChangeMint;
import org.woodshed.client.outbox.EntityWork;
import org.woodshed.client.outbox.Incoming;
import org.woodshed.client.outbox.Origin;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityType;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ConflictReport;
import org.woodshed.protocol.DigestResponse;
import org.woodshed.protocol.ServerChange;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;

/**
 * Applies what came from the server: a page in one transaction with the cursor that covers it, so that the cursor never
 * says more than the data. Thread-safe.
 */
final class AnswerStore {
    /**
     * What a page or broadcast came to.
     *
     * @param steps        every entity it touched
     * @param changes      the other devices' changes in it that were not known
     * @param digestsEqual false only if this laptop should now hold the same as the server, and does not
     */
    public record Applied(List<WorkTables.Step> steps, List<ServerChange> changes, boolean digestsEqual) {
        static final Applied NOTHING = new Applied(List.of(), List.of(), true);
    }

    private final WorkTables works;
    private final Incoming incoming;
    private final Answers answers;
    private final ListStore lists;

    public AnswerStore(WorkTables works, ChangeMint mint, MergeSettings policy, ListStore lists) {
        this.works = works;
        this.incoming = new Incoming(mint, policy);
        this.answers = new Answers(mint, policy);
        this.lists = lists;
    }

    /** Applies the answer to a request. Applying it again changes nothing. */
    public Applied apply(Handle handle, SyncRequest request, SyncResponse response) {
        SyncState state = SyncStateTable.read(handle);
        Map<ChangeId, EntityKey> sent = request.changesOrNone().stream().collect(Collectors.toMap(Change::changeId,
                Change::key));
        Map<EntityKey, List<Acknowledgement>> answered = new HashMap<>();
        Set<EntityKey> keys = new LinkedHashSet<>();
        for (Acknowledgement answer : response.acknowledged()) {
            EntityKey key = sent.get(answer.changeId());
            if (key != null) {
                answered.computeIfAbsent(key, any -> new ArrayList<>()).add(answer);
                keys.add(key);
            }
        }
        List<ServerChange> changes = entities(response.newChanges());
        Map<EntityKey, ServerChange> latest = new HashMap<>();
        changes.forEach(change -> latest.put(change.state().key(), change));
        keys.addAll(latest.keySet());
        Map<ChangeId, ConflictReport> reports = response.conflicts().stream().collect(Collectors.toMap(
                ConflictReport::changeId, Function.identity()));
        // What a broadcast brought before this page did is known.
        Set<EntityKey> news = new HashSet<>();
        Map<String, String> deviceNames = DeviceNames.all(handle);
        List<WorkTables.Step> steps = works.change(handle, keys, work -> {
            EntityWork after = work;
            for (Acknowledgement answer : answered.getOrDefault(work.key(), List.of())) {
                after = answers.settle(after, answer, reports.get(answer.changeId()));
            }
            ServerChange change = latest.get(work.key());
            if (change != null && !change.state().equals(after.shadow())) {
                news.add(work.key());
            }
            return change == null ? after
                    : take(after, change, origin(change, deviceNames), state, response
                            .isSinceRestore(change.seq()));
        });
        if (state.rebasing()) {
            RebaseTable.see(handle, latest.keySet());
        }
        lists.take(handle, operations(response.newChanges()), state.cursor());
        long cursor = Math.max(state.cursor(), response.nextCursor());
        if (cursor == response.nextCursor()) {
            SyncStateTable.moveCursor(handle, response.generation(), cursor, response.check());
        }
        boolean complete = !response.hasMore() && cursor == response.latestServerVersion();
        if (complete && state.rebasing()) {
            steps = Stream.concat(steps.stream(), resendUnseen(handle).stream()).toList();
        }
        List<ServerChange> unknown = changes.stream().filter(change -> news.contains(change.state().key())).toList();
        return new Applied(steps, unknown, !complete || SyncStateTable.read(handle).digest().equals(response
                .digest()));
    }

    /** What the other dataset turned out not to hold goes to it as if it were new. */
    private List<WorkTables.Step> resendUnseen(Handle handle) {
        List<WorkTables.Step> steps = works.change(handle, RebaseTable.unseen(handle), incoming::missing);
        SyncStateTable.endRebase(handle);
        return steps;
    }

    /**
     * Puts right what one part of the digest was found to hold wrong. What the server has only in an older version, or not at
     * all, goes to it again; a change that is on its way is left alone: its answer will tell.
     *
     * @param known what this laptop takes for the server's there
     */
    public Applied repair(Handle handle, Collection<EntityKey> known, DigestResponse answer) {
        SyncState state = SyncStateTable.read(handle);
        if (!answer.generation().equals(state.generation()) || answer.latestServerVersion() < state.cursor()) {
            // A broadcast was faster: whether there still is a difference, the next comparison tells.
            return Applied.NOTHING;
        }
        Map<EntityKey, ServerChange> theirs = new LinkedHashMap<>();
        entities(answer.entities() == null ? List.of() : answer.entities()).forEach(change -> theirs.put(change.state()
                .key(), change));
        Set<EntityKey> keys = new LinkedHashSet<>(known);
        keys.addAll(theirs.keySet());
        Map<String, String> deviceNames = DeviceNames.all(handle);
        List<WorkTables.Step> steps = works.change(handle, keys, work -> {
            ServerChange change = theirs.get(work.key());
            if (change == null) {
                return work.inFlight() == null && work.shadow().version() > 0 ? incoming.missing(work) : work;
            }
            return incoming.reconcile(work, change.state(), origin(change, deviceNames));
        });
        return new Applied(steps.stream().filter(step -> !step.before().equals(step.after())).toList(), List.of(),
                true);
    }

    /** Applies one broadcast; nothing if it does not follow directly on the cursor, and the laptop has to ask. */
    public Optional<Applied> apply(Handle handle, ServerChange change, long previousSeq,
            @Nullable String check) {
        SyncState state = SyncStateTable.read(handle);
        if (state.generation() == null || state.cursor() != previousSeq || state.repairing()) {
            return Optional.empty();
        }
        List<ServerChange> changes = entities(List.of(change));
        Origin origin = origin(change, DeviceNames.all(handle));
        List<WorkTables.Step> steps = works.change(handle, changes.stream().map(item -> item.state().key()).toList(),
                work -> take(work, change, origin, state, false));
        lists.take(handle, operations(List.of(change)), state.cursor());
        SyncStateTable.moveCursor(handle, state.generation(), change.seq(), check);
        return Optional.of(new Applied(steps, changes, true));
    }

    /** The server refused the whole request because of the one change in it: counts against that change. */
    public List<WorkTables.Step> refuse(Handle handle, SyncRequest request, String reason) {
        Change change = request.changesOrNone().getFirst();
        return works.change(handle, List.of(change.key()), work -> answers.settle(work, Acknowledgement.rejected(change
                .changeId(), reason, null), null));
    }

    private EntityWork take(EntityWork work, ServerChange change, Origin origin, SyncState state,
            boolean sinceRestore) {
        if (state.rebasing()) {
            return incoming.rebase(work, change.state(), sinceRestore, origin);
        }
        boolean differs =
                state.repairing() && !change.state().equals(work.shadow()) && change.version() >= work.shadow()
                        .version();
        return differs ? incoming.adopt(work, change.state(), origin) : incoming.take(work, change.state(), origin);
    }

    private static Origin origin(ServerChange change, Map<String, String> deviceNames) {
        String device = change.deviceId() == null ? null : deviceNames.get(change.deviceId().value());
        return new Origin(change.deviceId(), device, change.serverTime());
    }

    private static List<ServerChange> operations(List<ServerChange> changes) {
        return changes.stream().filter(change -> change.entityType().equals(EntityType.LIST_OPERATION)).toList();
    }

    private static List<ServerChange> entities(List<ServerChange> changes) {
        return changes.stream().filter(change -> !change.entityType().equals(EntityType.LIST_OPERATION)).toList();
    }
}
