package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Limits;
import org.woodshed.protocol.ListOperation;
import org.woodshed.protocol.OperationReceipt;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SocketRequest;
import org.woodshed.protocol.SocketRequests;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.server.limits.RateLimit;
import tools.jackson.databind.JsonNode;

/** List operations that are sent over a socket go the same way as those over HTTP. */
class SocketOperationsTest extends SharedServer {
    @Test
    void operationsAreAnsweredOnceAndReachTheOtherDevice() throws Exception {
        TestDevice studio = server.newUser();
        TestLists lists = new TestLists(studio);
        TestDevice home = studio.another();
        studio.sync(Edits.entry(Edits.newEntry(), "before"));
        try (TestSocket own = TestSocket.open(server, studio); TestSocket other = TestSocket.open(server, home)) {
            other.next(SocketMessage.Welcome.class);
            send(own, lists.generation(), lists.operation("one"), lists.operation("two"));
            SocketMessage.OperationsTaken taken = own.next(SocketMessage.OperationsTaken.class);
            assertThat(taken.toReceipt()).isEqualTo(new OperationReceipt(3L, 2, 0, List.of()));
            assertThat(taken.prevSeq()).isEqualTo(1);
            SocketMessage.Broadcast first = other.next(SocketMessage.Broadcast.class);
            SocketMessage.Broadcast second = other.next(SocketMessage.Broadcast.class);
            assertThat(List.of(first.type(), second.type())).containsOnly("LIST_OPS");
            assertThat(first.prevSeq()).isEqualTo(1);
            assertThat(second.prevSeq()).isEqualTo(first.seq());
            assertThat(TestLists.text(Json.convert(second.data(), ListOperation.class))).isEqualTo("two");
            assertThat(second.check()).as("the one that leads to this cursor").isEqualTo(taken.check());
            own.send("{\"type\": \"PING\"}");
            assertThat(own.first()).as("one answer, and no echo").isInstanceOf(SocketMessage.Pong.class);
        }
        assertThat(home.sync().digest()).isEqualTo(studio.sync().digest());
    }

    @Test
    void theAnswerLeadsToACursorThatHttpTakes() throws Exception {
        TestDevice studio = server.newUser();
        TestLists lists = new TestLists(studio);
        String generation = lists.generation();
        try (TestSocket own = TestSocket.open(server, studio)) {
            send(own, generation, lists.operation("one"));
            SocketMessage.OperationsTaken taken = own.next(SocketMessage.OperationsTaken.class);
            SyncResponse next = studio.sync(new SyncRequest(generation, Objects.requireNonNull(taken.serverSeq()), taken
                    .check(), 1, null, null, List.of()));
            assertThat(next.newChanges()).isEmpty();
        }
    }

    @Test
    void aRetryOverTheOtherWayTakesNothingTwiceAndAReusedStampIsRefusedLoudly() throws Exception {
        TestDevice studio = server.newUser();
        TestLists lists = new TestLists(studio);
        ListOperation overHttp = lists.operation("over HTTP");
        ListOperation overSocket = lists.operation("over the socket");
        lists.push(overHttp);
        try (TestSocket own = TestSocket.open(server, studio)) {
            send(own, lists.generation(), overHttp, overSocket, lists.operation(1, "another under the same stamp"));
            SocketMessage.OperationsTaken taken = own.next(SocketMessage.OperationsTaken.class);
            assertThat(taken.accepted()).isEqualTo(1);
            assertThat(taken.duplicates()).isEqualTo(1);
            assertThat(taken.refused()).singleElement().satisfies(refused -> assertThat(refused.reason()).isEqualTo(
                    OperationReceipt.STAMP_REUSED));
            send(own, lists.generation(), overSocket);
            SocketMessage.OperationsTaken again = own.next(SocketMessage.OperationsTaken.class);
            assertThat(again.duplicates()).isEqualTo(1);
            assertThat(again.prevSeq()).as("no cursor moves by a repetition").isNull();
        }
        assertThat(lists.push(overSocket).duplicates()).isEqualTo(1);
        assertThat(lists.pull(500).ops()).hasSize(2);
    }

    @Test
    void whatIsNoOperationIsRefusedAloneAndWhatIsNoMessageAsAWhole() throws Exception {
        TestDevice studio = server.newUser();
        TestLists lists = new TestLists(studio);
        String generation = lists.generation();
        try (TestSocket own = TestSocket.open(server, studio)) {
            own.send("{\"type\": \"LIST_OPS\", \"generation\": \"" + generation + "\", \"ops\": [7, {\"clock\": 0}, "
                    + Json.write(lists.operation("good")) + "]}");
            SocketMessage.OperationsTaken taken = own.next(SocketMessage.OperationsTaken.class);
            assertThat(taken.accepted()).isEqualTo(1);
            assertThat(taken.refused()).hasSize(2);
            for (String bad : List.of("{\"type\": \"LIST_OPS\"}", "{\"type\": \"LIST_OPS\", \"generation\": \"x\"}",
                    "{\"type\": \"LIST_OPS\", \"generation\": 7, \"ops\": []}",
                    "{\"type\": \"LIST_OPS\", \"generation\": \"x\", \"ops\": {}}")) {
                own.send(bad);
                assertThat(own.next(SocketMessage.Problem.class).code()).as(bad).isEqualTo("invalid_request");
            }
            send(own, "another dataset", lists.operation("lost"));
            assertThat(own.next(SocketMessage.Problem.class).code()).isEqualTo("generation_mismatch");
            ListOperation foreign = new TestLists(studio.another()).operation("foreign");
            send(own, generation, lists.operation("with it"), foreign);
            assertThat(own.next(SocketMessage.Problem.class).code()).isEqualTo("forbidden");
            send(own, generation, IntStream.rangeClosed(0, Limits.MAX_OPERATIONS).mapToObj(number -> lists.operation(
                    "n")).toArray(ListOperation[]::new));
            assertThat(own.next(SocketMessage.Problem.class).code()).isEqualTo("too_large");
        }
        assertThat(lists.pull(500).ops()).extracting(TestLists::text).containsExactly("good");
    }

    @Test
    void aDeviceThatWasSignedOutSendsNothingMore() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        TestLists lists = new TestLists(home);
        String generation = lists.generation();
        try (TestSocket socket = TestSocket.open(server, home)) {
            socket.next(SocketMessage.Welcome.class);
            server.send("DELETE", org.woodshed.protocol.Paths.DEVICES + "/" + home.deviceId(), studio.token(), null);
            assertThat(socket.closeCode()).isEqualTo(4003);
        }
        assertThat(lists.tryPush(generation, lists.operation("late")).statusCode()).isEqualTo(401);
        assertThat(new TestLists(studio).pull(500).ops()).isEmpty();
    }

    @Test
    void operationsCountAgainstTheRateLimitOfChanges(@TempDir Path folder) throws Exception {
        try (RunningServer strict = RunningServer.start(RunningServer.unlimited(folder).withSyncRate(RateLimit.parse(
                "1/h:2")))) {
            TestDevice studio = strict.newUser();
            TestLists lists = new TestLists(studio);
            String generation = lists.generation();
            try (TestSocket socket = TestSocket.open(strict, studio)) {
                send(socket, generation, lists.operation("one"));
                assertThat(socket.next(SocketMessage.OperationsTaken.class).accepted()).isEqualTo(1);
                send(socket, generation, lists.operation("two"));
                assertThat(socket.next(SocketMessage.Problem.class).code()).isEqualTo("rate_limited");
            }
        }
    }

    private static void send(TestSocket socket, String generation, ListOperation... operations) throws Exception {
        List<JsonNode> ops = Arrays.stream(operations).<JsonNode>map(Json::toObject).toList();
        socket.send(SocketRequests.write(new SocketRequest.Operations(generation, ops)));
    }
}
