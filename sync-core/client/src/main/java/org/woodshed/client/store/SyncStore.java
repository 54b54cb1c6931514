package org.woodshed.client.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.logbook.ChangeFeed;
import org.woodshed.client.logbook.LogbookChanges;
import org.woodshed.client.outbox.ChangeMint;
import org.woodshed.client.outbox.Counts;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.client.outbox.OutboxItem;
import org.woodshed.client.outbox.PendingChange;
import org.woodshed.client.outbox.WaitingChanges;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.DigestResponse;
import org.woodshed.protocol.ServerChange;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;

/** The store as synchronisation uses it. Whatever a future tells is safe on the disk. Thread-safe. */
public final class SyncStore {
    /**
     * What applying an answer or a broadcast came to.
     *
     * @param applied      false if it did not follow on the cursor and nothing was done
     * @param received     changes of other devices in it
     * @param digestsEqual false only if laptop and server should be equal now and are not
     */
    public record Outcome(boolean applied, int received, boolean digestsEqual, Counts counts) {}

    /**
     * Where everything stands, seen at one moment.
     *
     * @param oldestPending since when the change that has waited longest waits; null if none does
     */
    public record Overview(SyncState state, Counts counts, @Nullable Instant oldestPending,
            Map<String, String> settings) {}

    /** The setting with the fingerprint of the only certificate that the server may show; empty for none. */
    public static final String SERVER_PIN = Settings.SERVER_PIN;
    /** The setting that says whether plain http was agreed to. */
    public static final String SERVER_MAY_BE_READABLE = Settings.SERVER_MAY_BE_READABLE;

    private final LocalStore store;
    private final InstantSource clock;
    private final WorkTables works;
    private final BatchStore batches;
    private final AnswerStore answers;
    private final MergeSettings policy;
    private final ChangeFeed feed;
    private final ListStore lists;
    private volatile @Nullable Instant inStepAt;

    public SyncStore(LocalStore store, WorkTables works, ChangeMint mint, MergeSettings policy, ChangeFeed feed,
            ListStore lists) {
        this.store = store;
        this.clock = mint.clock();
        this.works = works;
        this.batches = new BatchStore(works, mint.clock());
        this.answers = new AnswerStore(works, mint, policy, lists);
        this.policy = policy;
        this.feed = feed;
        this.lists = lists;
    }

    public CompletableFuture<SyncRequest> prepare(int maxChanges, boolean evenDelayed) {
        return store.write(handle -> batches.prepare(handle, maxChanges, evenDelayed));
    }

    /** Applies an answer with the cursor that covers it. */
    public CompletableFuture<Outcome> apply(SyncRequest request, SyncResponse response) {
        return store.write(handle -> {
            AnswerStore.Applied applied = orForget(() -> answers.apply(handle, request, response));
            return new Told(applied, outcome(handle, true, applied));
        }, this::tell).thenApply(Told::outcome);
    }

    /** Applies a broadcast if it follows directly on the cursor. One that is known already counts as applied. */
    public CompletableFuture<Outcome> apply(SocketMessage.Broadcast message) {
        return store.write(handle -> {
            AnswerStore.Applied applied = orForget(() -> answers.apply(handle, message.toServerChange(), message
                    .prevSeq(), message.check()).orElse(AnswerStore.Applied.NOTHING));
            boolean known = SyncStateTable.read(handle).cursor() >= message.seq();
            return new Told(applied, outcome(handle, known, applied));
        }, this::tell).thenApply(Told::outcome);
    }

    /** What is rolled back on the disk must not stay in memory. */
    private AnswerStore.Applied orForget(Supplier<AnswerStore.Applied> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            lists.forget();
            throw failure;
        }
    }

    private Outcome outcome(Handle handle, boolean done, AnswerStore.Applied applied) {
        return new Outcome(done, applied.changes().size(), applied.digestsEqual(), works.counts(handle));
    }

    public CompletableFuture<Counts> refuse(SyncRequest request, String reason) {
        return store.write(handle -> new Told(new AnswerStore.Applied(answers.refuse(handle, request, reason), List
                .of(), true), new Outcome(true, 0, true, works.counts(handle))), this::tell)
                .thenApply(told -> told.outcome().counts());
    }

    /** Sets the cursor back to the start. */
    public CompletableFuture<Boolean> startRepair() {
        return store.write(handle -> {
            SyncStateTable.startRepair(handle, SyncStateTable.read(handle).generation());
            return true;
        });
    }

    /** What this laptop takes for the server's, in parts; reads and hashes all of it. */
    public CompletableFuture<Buckets> countBuckets() {
        return store.write(BucketStore::count);
    }

    /**
     * Puts right what one of those parts holds wrong; completes with how many entities that were.
     *
     * @param known those of the part, as {@link #countBuckets} told
     */
    public CompletableFuture<Integer> repair(List<EntityKey> known, DigestResponse answer) {
        return store.write(handle -> {
            AnswerStore.Applied applied = answers.repair(handle, known, answer);
            return new Told(applied, outcome(handle, true, applied));
        }, this::tell).thenApply(told -> told.applied().steps().size());
    }

    /** Sets the cursor back to the start of another dataset, which gets what it turns out to lack. */
    public CompletableFuture<Boolean> startRebase(@Nullable String generation) {
        return store.write(handle -> {
            SyncStateTable.startRebase(handle, generation);
            return true;
        });
    }

    /**
     * Notes that this laptop has just been found to be in step. No edit pays an fsync for it: it gets onto the disk with what
     * is written next, and being taken back by a kill it costs no more than looking once more.
     */
    public void noteInStep() {
        Instant now = clock.instant();
        inStepAt = now;
        store.writeLater(handle -> {
            SyncStateTable.inStep(handle, now);
            return true;
        });
    }

    /**
     * Binds this store to an account.
     *
     * @param way what a person said about the way to the server, as settings
     */
    public CompletableFuture<Boolean> signIn(String server, String email, String userId, Map<String, String> way) {
        return store.write(handle -> {
            way.forEach((name, value) -> Settings.put(handle, name, value));
            SyncStateTable.signIn(handle, server, email, userId);
            return true;
        });
    }

    public CompletableFuture<Boolean> nameDevices(Map<String, String> names) {
        return store.write(handle -> {
            names.forEach((device, name) -> DeviceNames.put(handle, device, name));
            return true;
        });
    }

    public Map<String, String> deviceNames() {
        return store.read(DeviceNames::all);
    }

    public SyncState state() {
        return noted(store.read(SyncStateTable::read));
    }

    /** What is not on the disk yet, since nothing else was to be written. */
    private SyncState noted(SyncState state) {
        Instant noted = inStepAt;
        return noted == null ? state : state.withLastSync(noted);
    }

    public Counts counts() {
        return store.read(works::counts);
    }

    /** As {@link #counts()}, for when nothing is being changed: much quicker the first time. */
    public Counts countsWhenOpened() {
        return store.readLatest(works::countsOutsideSnapshot);
    }

    /** One look at all of it: it costs less than one after the other, and nothing happens between them. */
    public Overview overview() {
        return store.read(handle -> new Overview(noted(SyncStateTable.read(handle)), works.counts(handle), OutboxReader
                .oldest(handle), Settings.all(handle)));
    }

    public List<OutboxItem> outbox() {
        return store.read(OutboxReader::items);
    }

    /** The first of what waits, the refused before all others. */
    public WaitingChanges waiting(int most) {
        return store.read(handle -> {
            Counts counts = works.counts(handle);
            return new WaitingChanges(OutboxReader.first(handle, most), counts.pending() + counts.failed());
        });
    }

    /** Everything that waits, whole, in the order it will go. */
    public List<PendingChange> pendingChanges() {
        return store.read(OutboxReader::changes);
    }

    public List<OpenConflict> conflicts() {
        return store.read(OutboxReader::conflicts);
    }

    public Optional<String> setting(String name) {
        return store.read(handle -> Settings.get(handle, name));
    }

    public CompletableFuture<Boolean> putSetting(String name, String value) {
        return store.write(handle -> {
            Settings.put(handle, name, value);
            return true;
        }, done -> policy.reload());
    }

    private void tell(Told told) {
        Map<EntityKey, ServerChange> changes = new HashMap<>();
        told.applied().changes().forEach(change -> changes.put(change.state().key(), change));
        List<LogbookChanges.Item> items = new ArrayList<>();
        for (WorkTables.Step step : told.applied().steps()) {
            ServerChange change = changes.get(step.after().key());
            if (change != null) {
                items.add(new LogbookChanges.Item(step.shown(), change.seq(), change.deviceId()));
            } else if (step.changedView()) {
                items.add(new LogbookChanges.Item(step.shown(), null, null));
            }
        }
        lists.tellTaken();
        feed.publish(new LogbookChanges(items, LogbookChanges.Origin.SYNC));
    }

    /** What was applied, for the listeners, and what is told to the engine. */
    private record Told(AnswerStore.Applied applied, Outcome outcome) {}
}
