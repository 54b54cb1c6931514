package org.woodshed.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.logbook.ChangeFeed;
import org.woodshed.client.logbook.LogbookChanges;
import org.woodshed.client.outbox.ChangeMint;
import org.woodshed.client.threads.MachineThread;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityIds;
import org.woodshed.model.EntityType;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.Digest;
import org.woodshed.protocol.ServerChange;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;

/** A page may bring what a broadcast brought before: it is told once. */
@NullMarked
class KnownChangesTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T18:00:00Z"));
    @TempDir
    Path folder;
    private LocalStore store;
    private SyncStore sync;
    private final List<LogbookChanges.Item> told = new ArrayList<>();

    @BeforeEach
    void open() {
        LocalStore.prepare(folder);
        store = LocalStore.open(folder, MachineThread.finishing("store"));
        EntityIds ids = new EntityIds(new Random(7), CLOCK);
        ChangeFeed feed = new ChangeFeed();
        feed.subscribe(changes -> told.addAll(changes.items()));
        sync = new SyncStore(store, new WorkTables(CLOCK), new ChangeMint(ids, CLOCK), new MergeSettings(store), feed,
                new ListStore(store, ids, new Random(7), CLOCK));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aChangeThatIsKnownIsNotToldAgain() {
        SyncRequest request = new SyncRequest(null, 0L, null, 1, 500, null, List.of());
        ServerChange change = new ServerChange(1L, ChangeType.UPDATED, EntityType.GOAL, new EntityId("g1"), 1L,
                new DeviceId("other"), CLOCK.instant(), JsonValues.object().put("title", "Scales"));
        SyncResponse response =
                new SyncResponse("g", null, List.of(), List.of(change), List.of(), 1L, "k", false, Digest
                        .ofEntities(0, 0));

        assertThat(sync.apply(request, response).join().received()).isEqualTo(1);
        assertThat(told).hasSize(1);
        assertThat(sync.apply(request, response).join().received()).isZero();
        assertThat(told).hasSize(1);
    }
}
