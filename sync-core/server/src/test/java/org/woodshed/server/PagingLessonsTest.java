package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.MigrateResponse;
import org.woodshed.protocol.ServerChange;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SyncResponse;

/** What went wrong elsewhere with pages and bulk messages, and must not here: the server's half. */
class PagingLessonsTest extends SharedServer {
    /** Lesson 66. */
    @Test
    void bulkFramesHoldWhatCatchUpOverHttpGives() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        studio.sync(IntStream.range(0, 300).mapToObj(number -> number % 3 == 0 ? Edits.piece(Edits.piece("P" + number,
                null), "P" + number, null) : Edits.entry(Edits.newEntry(), "n" + number)).toArray(Change[]::new));
        List<ServerChange> frames = new ArrayList<>();
        try (TestSocket socket = TestSocket.open(server, home)) {
            socket.send("{\"type\": \"SYNC_REQUEST\", \"lastSeq\": 0}");
            SocketMessage message = socket.first();
            while (!(message instanceof SocketMessage.SyncComplete)) {
                if (message instanceof SocketMessage.Bulk bulk) {
                    frames.addAll(bulk.items());
                }
                message = socket.first();
            }
        }
        assertThat(frames).isEqualTo(home.pullAll(500)).hasSize(300);
    }

    /** Lesson 67. */
    @ParameterizedTest
    @ValueSource(ints = {100, 500})
    void changes1201ComeOverSeveralPagesWithoutAGap(int limit) throws Exception {
        TestDevice studio = server.newUser();
        for (int batch : List.of(500, 500, 201)) {
            studio.sync(IntStream.range(0, batch).mapToObj(number -> Edits.entry(Edits.newEntry(), "n" + number))
                    .toArray(Change[]::new));
        }
        TestDevice home = studio.another();

        assertThat(home.pullAll(limit)).extracting(ServerChange::seq).isEqualTo(LongStream.rangeClosed(1, 1201).boxed()
                .toList());
        assertThat(home.sync().digest()).isEqualTo(studio.sync().digest());
    }

    /** Lesson 69. */
    @Test
    void takingOverOlderRecordsTwiceChangesNothing() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey edited = Edits.newEntry();
        EntityKey deleted = Edits.newEntry();
        String data = "\"data\": {" + States.WHEN + ", \"notes\": \"long ago\"}";
        String[] records = {MigrateTest.record("logbook_entry", edited, data), MigrateTest.record("logbook_entry",
                deleted, data), "{\"entityType\": \"goal\", \"data\": {\"title\": \"Scales\"}}",
                MigrateTest.record(
                        "piece", Edits.newEntry(), "\"deletedAt\": \"2025-01-01T00:00:00Z\"")};
        assertThat(MigrateTest.migrate(studio, records).problems()).isEmpty();
        studio.sync(Edits.updated(edited, 1, "{\"notes\": \"since\"}"), Edits.deleted(deleted, 1));
        SyncResponse before = studio.sync();
        MigrateResponse again = MigrateTest.migrate(studio.another(), records);
        assertThat(again.skipped()).isEqualTo(4);
        assertThat(again.problems()).isEmpty();
        assertThat(studio.sync()).isEqualTo(before);
    }

    /** Lesson 68. */
    @Test
    void aNewLaptopFilledFromTheStartEqualsTheOldOne() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey deleted = Edits.newEntry();
        studio.sync(Edits.entry(deleted, "gone"), Edits.deleted(deleted, 0), Edits.entry(Edits.newEntry(), "here"),
                Edits
                        .piece(Edits.piece("Elegy", null), "Elegy", null));
        SyncResponse old = studio.sync();
        TestDevice fresh = studio.another();
        assertThat(fresh.pullAll(2)).hasSize(3).filteredOn(change -> change.type() == ChangeType.DELETED).hasSize(1);
        assertThat(fresh.sync().digest()).isEqualTo(old.digest());
        assertThat(fresh.cursor()).isEqualTo(studio.cursor());
    }
}
