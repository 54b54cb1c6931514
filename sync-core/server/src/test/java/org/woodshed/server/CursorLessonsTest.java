package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Outcome;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.ServerChange;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;
import tools.jackson.databind.JsonNode;

/** What went wrong elsewhere with cursors, and must not here: the server's half. */
class CursorLessonsTest extends SharedServer {
    /** Lesson 12. */
    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2126-01-01T00:00:00Z"})
    void aLaptopsClockYearsOffChangesNothing(String itsTime) throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "one"));
        home.sync();
        Change edit = Edits.updated(key, 1, "{\"notes\": \"two\"}");
        studio.sync(new Change(edit.changeId(), edit.type(), edit.entityType(), edit.entityId(), edit.baseVersion(),
                Instant.parse(itsTime), edit.data()));
        assertThat(home.sync().newChanges()).singleElement().satisfies(change -> {
            assertThat(change.data().path("notes").stringValue()).isEqualTo("two");
            assertThat(change.serverTime()).isAfter(Instant.parse("2020-01-01T00:00:00Z")).isBefore(Instant.parse(
                    "2120-01-01T00:00:00Z"));
        });
        assertThat(home.push(Edits.updated(key, 2, "{\"notes\": \"three\"}")).outcome()).as("order is the server's")
                .isEqualTo(Outcome.APPLIED);
    }

    /** Lesson 13. */
    @Test
    void theAcknowledgementOfAnOwnChangeCannotJumpPastUnseenOnes() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        home.sync();
        studio.sync(Edits.entry(Edits.newEntry(), "unseen at home"));
        SyncResponse answer = home.sync(Edits.entry(Edits.newEntry(), "own"));
        assertThat(answer.newChanges()).extracting(change -> change.data().path("notes").stringValue()).contains(
                "unseen at home");
        assertThat(home.sync().newChanges()).isEmpty();
    }

    /** Lesson 14. */
    @Test
    void entriesAndPiecesShareOneCursor() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey piece = Edits.piece("Nocturne", "Chopin");
        EntityKey entry = Edits.newEntry();
        studio.sync(Edits.entry(entry, "one"), Edits.piece(piece, "Nocturne", "Chopin"), Edits.entry(Edits.newEntry(),
                "two"));
        List<ServerChange> pages = home.pullAll(1);
        assertThat(pages).extracting(ServerChange::seq).containsExactly(1L, 2L, 3L);
        assertThat(pages.get(1).entityId()).isEqualTo(piece.id());
    }

    /** Lesson 49. */
    @Test
    void theCursorADeviceIsKnownByIsTheOneItSentAsApplied() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        studio.sync(Edits.entry(Edits.newEntry(), "one"), Edits.entry(Edits.newEntry(), "two"));
        SyncRequest first = home.request();
        home.ask(first);
        assertThat(cursorOf(home)).as("handed out, not yet applied").isZero();
        home.sync();
        home.sync();
        assertThat(cursorOf(home)).isEqualTo(2);
    }

    /** Lesson 17. */
    @Test
    void aRecentCursorOfADatasetThatIsNotThereAnyMoreIsRefused() throws Exception {
        TestDevice studio = server.newUser();
        studio.sync(Edits.entry(Edits.newEntry(), "one"));
        SyncRequest ahead = new SyncRequest(studio.request().generation(), 2L, "beef", 1, null, null, List.of());
        assertThat(TestDevice.detail(studio.refused(ahead, 409), "reason")).isEqualTo("cursor");
    }

    /** Lesson 11. */
    @Test
    void neitherWelcomeNorPingNorABroadcastMovesTheCursorADeviceIsKnownBy() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        studio.sync(Edits.entry(Edits.newEntry(), "one"));
        try (TestSocket socket = TestSocket.open(server, home)) {
            socket.send("{\"type\": \"PING\"}");
            assertThat(socket.next(SocketMessage.Pong.class)).isNotNull();
            studio.sync(Edits.entry(Edits.newEntry(), "two"));
            assertThat(socket.next(SocketMessage.Broadcast.class).seq()).isEqualTo(2);
            assertThat(cursorOf(home)).as("told of, but nothing says that it is applied").isZero();
        }
        assertThat(home.sync().newChanges()).as("everything is still to come").hasSize(2);
    }

    /** Lesson 16. */
    @Test
    void whoReconnectsAtOnceStillCatchesUp() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        for (int connection = 0; connection < 3; connection++) {
            try (TestSocket socket = TestSocket.open(server, home)) {
                socket.send("{\"type\": \"SYNC_REQUEST\", \"lastSeq\": " + connection + "}");
                assertThat(socket.next(SocketMessage.SyncComplete.class).lastSeq()).isEqualTo(connection);
            }
            studio.sync(Edits.entry(Edits.newEntry(), "while it was away"));
        }
    }

    private static long cursorOf(TestDevice device) throws Exception {
        for (JsonNode one : Json.readStored(device.get(Paths.DEVICES).body()).path("devices")) {
            if (one.path("id").stringValue().equals(device.deviceId().value())) {
                return one.path("cursor").asLong(0);
            }
        }
        throw new AssertionError("the device is not listed");
    }
}
