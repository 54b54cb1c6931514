package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.ErrorBody;
import org.woodshed.protocol.HistoryItem;
import org.woodshed.protocol.HistoryPage;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;

/** A laptop that knows another dataset, accounts apart from each other, and what the log remembers. */
class DatasetTest extends SharedServer {
    @Test
    void anotherGenerationCursorOrCheckMeansAnotherDataset() throws Exception {
        TestDevice studio = server.newUser();
        SyncResponse known = studio.sync(Edits.entry(Edits.newEntry(), "one"));
        studio.sync(Edits.entry(Edits.newEntry(), "two"));

        assertThat(reason(studio, request("other", 1, known.check()))).isEqualTo("generation");
        assertThat(reason(studio, request(known.generation(), 3, known.check()))).isEqualTo("cursor");
        assertThat(reason(studio, request(known.generation(), 2, known.check()))).isEqualTo("check");
        assertThat(reason(studio, request(known.generation(), 1, "0000"))).isEqualTo("check");
        assertThat(studio.ask(request(known.generation(), 1, known.check())).newChanges()).hasSize(1);
    }

    @Test
    void anOlderCopyOfTheDatabaseIsNoticedEvenWhenItsSeqsAreUsedAgain(@TempDir Path folder, @TempDir Path copy)
            throws Exception {
        TestDevice studio;
        try (RunningServer before = RunningServer.open(folder)) {
            studio = before.newUser();
            studio.sync(Edits.entry(Edits.newEntry(), "one"));
        }
        TestDatabases.copy(folder, copy);
        SyncResponse newest;
        try (RunningServer server1 = RunningServer.open(folder)) {
            TestDevice again = new TestDevice(server1, studio.grant(), studio.email());
            again.sync();
            newest = again.sync(Edits.entry(Edits.newEntry(), "two"));
        }
        try (RunningServer restored = RunningServer.open(copy)) {
            TestDevice again = new TestDevice(restored, studio.grant(), studio.email());
            assertThat(reason(again, request(newest.generation(), 2, newest.check()))).isEqualTo("cursor");
            again.sync();
            again.sync(Edits.entry(Edits.newEntry(), "another two"));
            assertThat(reason(again, request(newest.generation(), 2, newest.check()))).isEqualTo("check");
        }
    }

    @Test
    void oneAccountsDataNeverMeetsAnothers() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice stranger = server.newUser();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "mine"));

        assertThat(stranger.sync().newChanges()).isEmpty();
        assertThat(stranger.sync(Edits.entry(key, "same id, other account")).conflicts()).isEmpty();
        assertThat(studio.pullAll(500)).as("nothing of the stranger's").isEmpty();
        assertThat(history(stranger, "?entityType=logbook_entry&entityId=" + key.id()).changes()).hasSize(1);
        assertThat(reason(stranger, request(studio.sync().generation(), 1, "x"))).isEqualTo("generation");
    }

    @Test
    void theHistoryTellsWhoDidWhatNewestFirst() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "one"));
        studio.sync(Edits.updated(key, 1, "{\"notes\": \"two\"}"), Edits.entry(Edits.newEntry(), "other"));
        studio.sync(Edits.deleted(key, 2));

        HistoryPage ofEntity = history(studio, "?entityType=logbook_entry&entityId=" + key.id());
        assertThat(ofEntity.changes()).extracting(HistoryItem::version).containsExactly(3L, 2L, 1L);
        assertThat(ofEntity.changes().get(1).deviceName()).isEqualTo("Laptop");
        assertThat(ofEntity.changes().get(1).delta()).hasToString("{\"notes\":\"two\"}");
        assertThat(ofEntity.changes().getLast().data().path("notes").stringValue()).isEqualTo("one");

        HistoryPage all = history(studio, "?limit=2&before=4");
        assertThat(all.changes()).extracting(HistoryItem::seq).containsExactly(3L, 2L);
        assertThat(all.hasMore()).isTrue();
    }

    private static HistoryPage history(TestDevice device, String query) throws Exception {
        return Json.read(device.get(Paths.SYNC_V2_HISTORY + query).body(), HistoryPage.class);
    }

    private static SyncRequest request(String generation, long cursor, @Nullable String check) {
        return new SyncRequest(generation, cursor, check, 1, null, null, List.of());
    }

    private static String reason(TestDevice device, SyncRequest request) throws Exception {
        ErrorBody.Detail error = device.refused(request, 409);
        assertThat(error.code()).isEqualTo("generation_mismatch");
        assertThat(TestDevice.detail(error, "generation")).isNotEmpty();
        return TestDevice.detail(error, "reason");
    }
}
