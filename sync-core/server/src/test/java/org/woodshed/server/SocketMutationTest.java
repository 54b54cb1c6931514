package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityType;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Outcome;
import org.woodshed.protocol.ServerChange;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.server.limits.RateLimit;

/** Changes that are sent over a socket go the same way as those over HTTP. */
class SocketMutationTest extends SharedServer {
    private static final EntityKey GOAL = new EntityKey(EntityType.GOAL, new EntityId("goal-1"));
    private static final EntityKey ENTRY = Edits.newEntry();
    private static final EntityKey USED = Edits.piece("Used", null);
    private static final EntityKey UNUSED = Edits.piece("Unused", null);

    record Step(String name, Change change, String broadcast) {}

    /** Every mutation of the table, each building on those before it. */
    private static List<Step> table() {
        return Stream.of(new Step("PIECE_ADDED", Edits.piece(USED, "Used", null), "PIECE_ADDED"), new Step(
                "PIECE_ADDED", Edits.piece(UNUSED, "Unused", null), "PIECE_ADDED"),
                new Step("ENTRY_CREATED", Edits
                        .entry(ENTRY, "one"), "ENTRY_CREATED"),
                new Step("ENTRY_UPDATED", Edits.updated(ENTRY, 1,
                        "{\"$put\": {\"pieces\": {\"" + USED.id() + "\": {}}}}"), "ENTRY_UPDATED"),
                new Step(
                        "PIECE_UPDATED", Edits.updated(USED, 1, "{\"status\": \"learning\"}"),
                        "PIECE_UPDATED"),
                new Step("PIECE_DISSOCIATED", Edits.deleted(USED, 2),
                        "PIECE_DISSOCIATED"),
                new Step("PIECE_REMOVED", Edits.deleted(UNUSED,
                        1), "PIECE_REMOVED"),
                new Step("ENTRY_DELETED", Edits.deleted(
                        ENTRY, 2), "ENTRY_DELETED"),
                new Step("GOAL_CREATED",
                        Edits.created(GOAL, 0, "{\"title\": \"g\"}"),
                        "GOAL_CREATED"),
                new Step("GOAL_UPDATED", Edits
                        .updated(GOAL, 1,
                                "{\"title\": \"h\"}"),
                        "GOAL_UPDATED"),
                new Step(
                        "GOAL_DELETED", Edits.deleted(
                                GOAL, 2),
                        "GOAL_DELETED"))
                .toList();
    }

    @Test
    void everyMutationOfTheTableGetsOneAnswerAndReachesTheOtherDevice() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        try (TestSocket own = TestSocket.open(server, studio); TestSocket other = TestSocket.open(server, home)) {
            other.next(SocketMessage.Welcome.class);
            long seq = 0;
            for (Step step : table()) {
                send(own, step.name(), step.change());
                SocketMessage.Receipt receipt = own.next(SocketMessage.Receipt.class);
                assertThat(receipt.outcome()).as(step.name()).isEqualTo(Outcome.APPLIED);
                assertThat(receipt.changeId()).isEqualTo(step.change().changeId());
                assertThat(receipt.prevSeq()).isEqualTo(seq);
                assertThat(receipt.seq()).isEqualTo(seq + 1);
                SocketMessage.Broadcast broadcast = other.next(SocketMessage.Broadcast.class);
                assertThat(broadcast.type()).isEqualTo(step.broadcast());
                assertThat(broadcast.seq()).isEqualTo(receipt.seq());
                assertThat(broadcast.check()).as("the one that leads to this cursor").isEqualTo(receipt.check());
                seq++;
            }
            own.send("{\"type\": \"PING\"}");
            assertThat(own.first()).as("one answer each, and no echo").isInstanceOf(SocketMessage.Pong.class);
        }
        assertThat(home.sync().digest()).isEqualTo(studio.sync().digest());
    }

    @Test
    void aReceiptLeadsToACursorThatHttpTakes() throws Exception {
        TestDevice studio = server.newUser();
        String generation = studio.sync().generation();
        try (TestSocket own = TestSocket.open(server, studio)) {
            send(own, "ENTRY_CREATED", Edits.entry(Edits.newEntry(), "one"));
            SocketMessage.Receipt receipt = own.next(SocketMessage.Receipt.class);
            SyncResponse next = studio.sync(
                    new org.woodshed.protocol.SyncRequest(generation, Objects.requireNonNull(receipt.seq()), receipt
                            .check(), 1, null, null, List.of()));
            assertThat(next.newChanges()).isEmpty();
        }
    }

    @Test
    void aConflictIsAnsweredAndDescribed() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "one"));
        studio.sync(Edits.updated(key, 1, "{\"notes\": \"studio\"}"));
        try (TestSocket socket = TestSocket.open(server, home)) {
            Change change = Edits.updated(key, 1, "{\"notes\": \"home\"}");
            send(socket, "ENTRY_UPDATED", change);
            SocketMessage.Receipt receipt = socket.next(SocketMessage.Receipt.class);
            assertThat(receipt.outcome()).isEqualTo(Outcome.CONFLICT);
            assertThat(receipt.seq()).isNull();
            SocketMessage.Conflict conflict = socket.next(SocketMessage.Conflict.class);
            assertThat(conflict.changeId()).isEqualTo(change.changeId());
            assertThat(conflict.reason()).isEqualTo("fields_overlap");
            assertThat(conflict.fields()).containsExactly("notes");
            assertThat(conflict.remote().data().path("notes").stringValue()).isEqualTo("studio");
        }
        assertThat(studio.sync().latestServerVersion()).as("nothing of it was applied").isEqualTo(2);
    }

    @Test
    void aChangeThatWasSentOverHttpIsNotAppliedAgainOverTheSocketNorTheOtherWayRound() throws Exception {
        TestDevice studio = server.newUser();
        Change first = Edits.entry(Edits.newEntry(), "over HTTP");
        Change second = Edits.entry(Edits.newEntry(), "over the socket");
        Acknowledgement acknowledged = studio.push(first);
        try (TestSocket socket = TestSocket.open(server, studio)) {
            send(socket, "ENTRY_CREATED", first);
            SocketMessage.Receipt repeated = socket.next(SocketMessage.Receipt.class);
            assertThat(repeated.outcome()).isEqualTo(Outcome.DUPLICATE);
            assertThat(repeated.seq()).isEqualTo(acknowledged.seq());
            assertThat(repeated.prevSeq()).as("no cursor moves by a repetition").isNull();
            assertThat(repeated.state()).isNotNull();
            send(socket, "ENTRY_CREATED", second);
            SocketMessage.Receipt applied = socket.next(SocketMessage.Receipt.class);
            assertThat(studio.push(second)).satisfies(duplicate -> {
                assertThat(duplicate.outcome()).isEqualTo(Outcome.DUPLICATE);
                assertThat(duplicate.seq()).isEqualTo(applied.seq());
            });
        }
        assertThat(studio.another().sync().newChanges()).hasSize(2);
    }

    @Test
    void aChangeThatIsNotValidIsRejectedByItsField() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "one"));
        try (TestSocket socket = TestSocket.open(server, studio)) {
            send(socket, "ENTRY_UPDATED", Edits.updated(key, 1, "{\"rating\": 6}"));
            SocketMessage.Receipt receipt = socket.next(SocketMessage.Receipt.class);
            assertThat(receipt.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(receipt.reason()).isEqualTo("invalid");
            assertThat(receipt.field()).isEqualTo("rating");
        }
    }

    @Test
    void aChangeThatChangesNothingTakesNoPlaceInTheLog() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "same"));
        try (TestSocket socket = TestSocket.open(server, studio)) {
            send(socket, "ENTRY_UPDATED", Edits.updated(key, 1, "{\"notes\": \"same\"}"));
            SocketMessage.Receipt receipt = socket.next(SocketMessage.Receipt.class);
            assertThat(receipt.outcome()).isEqualTo(Outcome.APPLIED);
            assertThat(receipt.prevSeq()).isNull();
        }
        assertThat(studio.sync().latestServerVersion()).isEqualTo(1);
    }

    @Test
    void aChangeUnderAnotherNameOrWithoutItsEnvelopeIsRefusedAndTheSocketStays() throws Exception {
        TestDevice studio = server.newUser();
        try (TestSocket socket = TestSocket.open(server, studio)) {
            Change change = Edits.entry(Edits.newEntry(), "one");
            for (String name : List.of("ENTRY_UPDATED", "PIECE_ADDED", "ENTITY_CREATED")) {
                send(socket, name, change);
                assertThat(socket.next(SocketMessage.Problem.class).code()).as(name).isEqualTo("invalid_request");
            }
            socket.send("{\"type\": \"ENTRY_CREATED\"}");
            assertThat(socket.next(SocketMessage.Problem.class).message()).contains("change");
            socket.send("{\"type\": \"ENTRY_CREATED\", \"change\": {\"changeId\": \"x\", \"type\": \"CREATED\"}}");
            assertThat(socket.next(SocketMessage.Problem.class).message()).contains("change.entityType");
            socket.send("{\"type\": \"ENTITY_CREATED\", \"change\": {\"changeId\": \"x\", \"type\": \"CREATED\","
                    + " \"entityType\": \"list_operation\", \"entityId\": \"e\", \"baseVersion\": 0}}");
            assertThat(socket.next(SocketMessage.Problem.class).code()).isEqualTo("invalid_request");
            send(socket, "ENTRY_CREATED", change);
            assertThat(socket.next(SocketMessage.Receipt.class).seq()).as("nothing of all that was applied").isEqualTo(
                    1);
        }
    }

    @Test
    void aChangeFromAVersionThatNeverWasMeansAnotherDataset() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "one"));
        try (TestSocket socket = TestSocket.open(server, studio)) {
            Change change = Edits.updated(key, 7, "{\"notes\": \"two\"}");
            send(socket, "ENTRY_UPDATED", change);
            SocketMessage.Problem problem = socket.next(SocketMessage.Problem.class);
            assertThat(problem.code()).isEqualTo("generation_mismatch");
            assertThat(problem.changeId()).isEqualTo(change.changeId());
        }
    }

    @Test
    void socketAndHttpShareOneRateLimit(@TempDir Path folder) throws Exception {
        try (RunningServer strict = RunningServer.start(RunningServer.unlimited(folder).withSyncRate(RateLimit.parse(
                "1/h:3")))) {
            TestDevice studio = strict.newUser();
            studio.sync();
            try (TestSocket socket = TestSocket.open(strict, studio)) {
                for (int number = 0; number < 2; number++) {
                    send(socket, "ENTRY_CREATED", Edits.entry(Edits.newEntry(), "n" + number));
                    assertThat(socket.next(SocketMessage.Receipt.class).outcome()).isEqualTo(Outcome.APPLIED);
                }
                Change change = Edits.entry(Edits.newEntry(), "too much");
                send(socket, "ENTRY_CREATED", change);
                SocketMessage.Problem refused = socket.next(SocketMessage.Problem.class);
                assertThat(refused.code()).isEqualTo("rate_limited");
                assertThat(refused.changeId()).isEqualTo(change.changeId());
                socket.send("{\"type\": \"SYNC_REQUEST\", \"lastSeq\": 0}");
                assertThat(socket.next(SocketMessage.Problem.class).code()).isEqualTo("rate_limited");
                socket.send("{\"type\": \"PING\"}");
                assertThat(socket.next(SocketMessage.Pong.class)).as("what does not sync is counted apart").isNotNull();
                List<String> codes = new ArrayList<>();
                for (String other : List.of("no JSON", "{\"type\": \"DANCE\"}", "{\"type\": \"PING\"}", "no JSON")) {
                    socket.send(other);
                    codes.add(socket.next(SocketMessage.Problem.class).code());
                }
                assertThat(codes).containsExactly("invalid_request", "unknown_type", "rate_limited", "rate_limited");
            }
            assertThat(studio.post(org.woodshed.protocol.Paths.SYNC_V2, studio.request()).statusCode()).isEqualTo(429);
            assertThat(studio.another().sync().newChanges()).extracting(ServerChange::seq).containsExactly(1L, 2L);
        }
    }

    @Test
    void everyIdAndTextOfAChangeSurvivesTheWayOverTheSocket() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = new EntityKey(EntityType.LOGBOOK_ENTRY, new EntityId("Clara.1:x-Y_z"));
        try (TestSocket socket = TestSocket.open(server, studio)) {
            send(socket, "ENTRY_CREATED", Edits.withId(new ChangeId("A.b:1"), Edits.entry(key,
                    "Größe \uD83C\uDFBB \u0000\"")));
            assertThat(socket.next(SocketMessage.Receipt.class).changeId()).isEqualTo(new ChangeId("A.b:1"));
        }
        ServerChange there = studio.another().sync().newChanges().getFirst();
        assertThat(there.entityId()).isEqualTo(key.id());
        assertThat(there.data().path("notes").stringValue()).isEqualTo("Größe \uD83C\uDFBB \u0000\"");
    }

    static void send(TestSocket socket, String name, Change change) throws Exception {
        socket.send(Json.write(Json.toObject(new Envelope(change)).put("type", name)));
    }

    record Envelope(Change change) {}
}
