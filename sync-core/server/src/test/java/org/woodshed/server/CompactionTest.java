package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.protocol.Bootstrap;
import org.woodshed.protocol.Limits;
import org.woodshed.protocol.ListOperation;
import org.woodshed.protocol.OperationReceipt;
import org.woodshed.protocol.ServerChange;
import org.woodshed.protocol.SnapshotReceipt;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.server.limits.SyncPolicy;

/** Snapshots of lists, and what may be forgotten once they are there. Each test has a musician of its own. */
@TestInstance(Lifecycle.PER_CLASS)
class CompactionTest {
    private static final long MARGIN = 2;
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T18:00:00Z"));
    @SuppressWarnings("NullAway.Init")
    private RunningServer server;
    private @Nullable RunningServer running;
    @SuppressWarnings("NullAway.Init")
    private TestDevice studio;
    @SuppressWarnings("NullAway.Init")
    private TestLists lists;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        SyncPolicy policy = new SyncPolicy(MARGIN, SyncPolicy.DEFAULT.versions());
        server = RunningServer
                .start(RunningServer.unlimited(folder).withAccessTokenTtl(Duration.ofDays(1000)).withPolicy(
                        policy), clock);
        running = server;
    }

    @BeforeEach
    void signUp() throws Exception {
        studio = server.newUser();
        lists = new TestLists(studio);
    }

    @AfterAll
    void stop() {
        // None if this kind of database does not run here.
        if (running != null) {
            running.close();
        }
    }

    @Test
    void aNewDeviceStartsFromTheNewestSnapshotAndWhatCameAfter() throws Exception {
        push(10);
        lists.snapshot(4, "first");
        lists.snapshot(8, "second");
        TestLists fresh = new TestLists(studio.another());
        Bootstrap first = fresh.bootstrap("?limit=1");

        assertThat(first.snapshots()).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.state().path("state").asString("")).isEqualTo("second");
            assertThat(snapshot.serverSeq()).isEqualTo(8);
            assertThat(snapshot.lists().count()).as("the digest goes on from here").isEqualTo(8);
        });
        assertThat(first.ops()).extracting(ListOperation::serverSeq).containsExactly(9L);
        assertThat(first.hasMore()).isTrue();
        Bootstrap second = fresh.bootstrap("?limit=1&since=" + first.serverSeq());
        assertThat(second.snapshots()).isEmpty();
        assertThat(second.ops()).extracting(ListOperation::serverSeq).containsExactly(10L);
        assertThat(second.hasMore()).isFalse();
        assertThat(second.serverSeq()).isEqualTo(10);
    }

    @Test
    void withoutASnapshotEverythingIsGivenFromTheStart() throws Exception {
        push(3);
        Bootstrap all = lists.bootstrap("");
        assertThat(all.snapshots()).isEmpty();
        assertThat(all.ops()).hasSize(3);
        assertThat(all.generation()).isEqualTo(lists.generation());
    }

    @Test
    void nothingIsPrunedBeforeThereAreTwoSnapshots() throws Exception {
        push(10);
        assertThat(lists.snapshot(10, "only one").floor()).isZero();
        assertThat(lists.pull(500).ops()).hasSize(10);
    }

    @Test
    void whatEveryDeviceHasAppliedAndTheOlderSnapshotHoldsIsPruned() throws Exception {
        push(10);
        lists.pull(500);
        lists.pull(500);
        snapshots(6, 9);

        assertThat(lists.pullRefused(5, 409).code()).isEqualTo("bootstrap_required");
        assertThat(lists.pull("?since=6").statusCode()).as("the older snapshot's seq").isEqualTo(200);
        assertThat(lists.bootstrap("").ops()).hasSize(1);
    }

    @Test
    void aDeviceThatIsBehindHoldsOperationsBackUntilItHasAppliedThem() throws Exception {
        push(10);
        TestLists slow = new TestLists(studio.another());
        slow.pull(5);
        slow.pull(1);
        lists.pull(500);
        lists.pull(500);
        snapshots(9, 10);
        assertThat(lists.pullRefused(2, 409).code()).as("5 less the margin").isEqualTo("bootstrap_required");
        assertThat(lists.pull("?since=3").statusCode()).isEqualTo(200);

        slow.pull(500);
        slow.pull(500);
        server.server().compact();
        assertThat(lists.pullRefused(7, 409).code()).as("10 less the margin").isEqualTo("bootstrap_required");
        assertThat(lists.pull("?since=8").statusCode()).isEqualTo(200);
    }

    @Test
    void whatAPageHandedOutCountsOnlyOnceTheDeviceSaysItIsApplied() throws Exception {
        push(10);
        TestLists slow = new TestLists(studio.another());
        slow.pull(5);
        slow.pull(500);
        lists.pull(500);
        lists.pull(500);
        snapshots(9, 10);
        assertThat(lists.pull("?since=3").statusCode()).as("the slow device has said 5 and no more").isEqualTo(200);
    }

    @Test
    void theCursorOfVersion2HoldsOperationsBackToo() throws Exception {
        push(4);
        TestDevice home = studio.another();
        home.sync();
        home.sync();
        push(6);
        lists.pull(500);
        lists.pull(500);
        snapshots(9, 10);
        assertThat(lists.pullRefused(1, 409).code()).isEqualTo("bootstrap_required");
        assertThat(home.sync().newChanges()).as("everything after its cursor is still there").hasSize(6);
    }

    @Test
    void aDeviceSilentFor90DaysHoldsNothingBackAndStartsFromTheSnapshotWhenItReturns() throws Exception {
        push(10);
        TestDevice silent = studio.another();
        silent.sync(new SyncRequest(null, 0L, null, 1, 3, null, List.of()));
        silent.sync(new SyncRequest(silent.ask(silent.request()).generation(), 3L, silent.request().check(), 1, 1, null,
                List.of()));
        server.server().compact();
        clock.advance(Duration.ofDays(89));
        lists.pull(500);
        lists.pull(500);
        snapshots(9, 10);
        assertThat(lists.pull("?since=1").statusCode()).as("held back for 90 days").isEqualTo(200);

        clock.advance(Duration.ofDays(2));
        lists.pull(500);
        server.server().compact();
        assertThat(lists.pullRefused(7, 409).code()).isEqualTo("bootstrap_required");

        SyncRequest late = silent.request(Edits.entry(Edits.newEntry(), "typed meanwhile"));
        assertThat(silent.refused(late, 409).code()).isEqualTo("bootstrap_required");
        Bootstrap start = new TestLists(silent).bootstrap("");
        SyncResponse answer = silent.ask(new SyncRequest(late.generation(), late.lastKnownServerVersion(), late.check(),
                1, null, start.serverSeq(), late.changesOrNone()));
        assertThat(answer.acknowledged()).as("its outbox was kept").hasSize(1);
        assertThat(answer.newChanges()).as("operations up to the snapshot's are left out").isEmpty();
        assertThat(answer.digest().lists().count()).isEqualTo(10);
    }

    @Test
    void afterPruningANewDeviceOfVersion2NeedsTheSnapshotOnceAndMissesNoEntity() throws Exception {
        studio.sync(Edits.entry(Edits.newEntry(), "an entry"));
        push(10);
        lists.pull(500);
        lists.pull(500);
        snapshots(6, 9);
        TestDevice fresh = studio.another();
        assertThat(fresh.refused(fresh.request(), 409).code()).isEqualTo("bootstrap_required");

        Bootstrap start = new TestLists(fresh).bootstrap("");
        List<ServerChange> all = new ArrayList<>();
        SyncResponse page = fresh.sync(new SyncRequest(null, 0L, null, 1, null, start.serverSeq(), List.of()));
        all.addAll(page.newChanges());
        assertThat(all).singleElement().satisfies(change -> assertThat(change.data().path("notes").asString(""))
                .isEqualTo("an entry"));
        assertThat(fresh.sync().newChanges()).as("from here on its cursor is above the floor").isEmpty();
    }

    @Test
    void aPrunedOperationIsStillADuplicateAndItsStampStillTaken() throws Exception {
        List<ListOperation> pushed = push(10);
        lists.pull(500);
        lists.pull(500);
        snapshots(6, 9);
        OperationReceipt again = lists.push(pushed.getFirst(), lists.operation(1, "another"));
        assertThat(again.duplicates()).isEqualTo(1);
        assertThat(again.refused()).extracting(OperationReceipt.Refused::reason).containsExactly("stamp_reused");
        assertThat(lists.bootstrap("").snapshots().getFirst().lists().count()).isEqualTo(9);
    }

    @Test
    void theNewestTwoSnapshotsAreKept() throws Exception {
        push(10);
        lists.snapshot(2, "a");
        lists.snapshot(9, "c");
        lists.snapshot(5, "b");
        assertThat(lists.trySnapshot(10, 2, "newer schema").statusCode()).isEqualTo(201);
        assertThat(lists.bootstrap("?schema=1").snapshots().getFirst().state().path("state").asString("")).isEqualTo(
                "c");
        assertThat(lists.bootstrap("").snapshots().getFirst().schema()).isEqualTo(2);
    }

    @Test
    void aSnapshotBeyondTheLogOrOfAnotherDatasetOrTooLargeIsRefused() throws Exception {
        push(1);
        assertThat(TestDevice.refusal(lists.trySnapshot(2, 1, "x"), 400).code()).isEqualTo("invalid_request");
        assertThat(TestDevice.refusal(lists.trySnapshot(1, 1, "x".repeat(Limits.MAX_SNAPSHOT_BYTES)), 413).code())
                .isEqualTo("too_large");
        assertThat(lists.trySnapshot(1, 1, "x".repeat(3 << 20)).statusCode()).isEqualTo(201);
        assertThat(lists.bootstrap("").snapshots().getFirst().state().path("state").asString("")).hasSize(3 << 20);
    }

    private List<ListOperation> push(int count) throws Exception {
        ListOperation[] operations = IntStream.range(0, count).mapToObj(number -> lists.operation("item " + number))
                .toArray(ListOperation[]::new);
        lists.push(operations);
        return List.of(operations);
    }

    /** Two snapshots, after what the devices said has been written down. */
    private SnapshotReceipt snapshots(long older, long newer) throws Exception {
        server.server().compact();
        lists.snapshot(older, "older");
        return lists.snapshot(newer, "newer");
    }
}
