package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.ErrorBody;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.HistoryPage;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Outcome;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.RefreshRequest;
import org.woodshed.protocol.SocketMessage;

/** What went wrong in servers elsewhere, and must not here. */
class ServerLessonsTest extends SharedServer {
    /** Lesson 46. */
    @Test
    void whatWasNotWrittenIsNotBroadcast() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.newEntry();
        try (TestSocket socket = TestSocket.open(server, home)) {
            studio.sync(Edits.created(key, 0, "{\"rating\": 4}"));
            studio.sync(Edits.updated(key, 0, "{\"rating\": 4}"));
            studio.refused(studio.request(Edits.entry(key, "rolled back"), Edits.updated(Edits.newEntry(), 7,
                    "{\"rating\": 4}")), 409);
            studio.sync(Edits.entry(key, "this one counts"));
            SocketMessage.Broadcast first = socket.next(SocketMessage.Broadcast.class);
            assertThat(first.seq()).isEqualTo(1);
            assertThat(first.data().path("notes").stringValue()).isEqualTo("this one counts");
        }
    }

    /** Lesson 44. */
    @Test
    void requestsWithOneIdempotencyKeyAtOnceRunOnce() throws Exception {
        TestDevice studio = server.newUser();
        String body = States.entries(States.entry(Edits.newEntry(), "one"), States.entry(Edits.newEntry(), "two"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch together = new CountDownLatch(16);
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int number = 0; number < 16; number++) {
                answers.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return studio.post(Paths.SYNC_V1_PUSH, body, "X-Idempotency-Key", "lesson-44");
                }));
            }
            Set<String> bodies = new HashSet<>();
            int replays = 0;
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(200);
                bodies.add(answer.get().body());
                replays += answer.get().headers().firstValue("X-Idempotent-Replay").isPresent() ? 1 : 0;
            }
            assertThat(bodies).as("all are told the same").hasSize(1);
            assertThat(replays).isEqualTo(15);
        }
        assertThat(bodyOf(studio)).contains("\"latestServerVersion\":2");
    }

    private static String bodyOf(TestDevice device) throws Exception {
        return device.post(Paths.SYNC_V2, device.request()).body();
    }

    /** Lesson 45. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"notes\": \"one\" | \"notes\": \"onE\"", "\"rating\": 1 | \"rating\": 2",
            "\"tags\": [\"a\", \"b\"] | \"tags\": [\"b\", \"a\"]", "\"newer\": {\"deep\": [1, {\"x\": null}]} |"
                    + " \"newer\": {\"deep\": [1, {}]}",
            "\"updatedAt\": \"x\" | \"updatedAt\": \"y\""})
    void theHashOfABodySkipsNothing(String one, String other) throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        String[] once = {"X-Idempotency-Key", "lesson-45"};
        assertThat(studio.post(Paths.SYNC_V1_PUSH, States.entries(States.state(key, States.WHEN + ", " + one)), once)
                .statusCode()).isEqualTo(200);
        assertThat(TestDevice.refusal(studio.post(Paths.SYNC_V1_PUSH, States.entries(States.state(key, States.WHEN
                + ", " + other)), once), 409).code()).isEqualTo("idempotency_key_reused");
    }

    /** Lesson 33. */
    @Test
    void updatesAndDeletesAreBroadcastNotOnlyCreates() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.newEntry();
        try (TestSocket socket = TestSocket.open(server, home)) {
            studio.sync(Edits.entry(key, "one"));
            studio.sync(Edits.updated(key, 1, "{\"notes\": \"two\"}"));
            studio.sync(Edits.deleted(key, 2));
            assertThat(socket.next(SocketMessage.Broadcast.class).type()).isEqualTo("ENTRY_CREATED");
            assertThat(socket.next(SocketMessage.Broadcast.class).type()).isEqualTo("ENTRY_UPDATED");
            assertThat(socket.next(SocketMessage.Broadcast.class).type()).isEqualTo("ENTRY_DELETED");
        }
    }

    /** Lesson 47. */
    @Test
    void oneBadItemIsAnsweredAloneWhateverWayItComes() throws Exception {
        TestDevice studio = server.newUser();
        States states = new States(studio);
        EntityKey good = Edits.newEntry();
        EntityKey bad = Edits.newEntry();
        String number = "\"durationSeconds\": \"30 min\"";

        assertThat(studio.sync(Edits.created(bad, 0, "{" + States.WHEN + ", " + number + "}"), Edits.entry(good, "one"))
                .acknowledged()).extracting(Acknowledgement::outcome)
                .containsExactly(Outcome.REJECTED, Outcome.APPLIED);
        assertThat(states.push(States.entries(States.state(bad, States.WHEN + ", " + number), States.entry(Edits
                .newEntry(), "two")))).satisfies(answer -> {
                    assertThat(answer.rejected()).hasSize(1);
                    assertThat(answer.stats().processed()).isEqualTo(1);
                });
        assertThat(MigrateTest.migrate(studio, "{\"entityType\": \"piece\", \"data\": {\"title\": 7}}",
                "{\"entityType\": \"piece\", \"data\": {\"title\": \"Elegy\"}}")).satisfies(answer -> {
                    assertThat(answer.problems()).hasSize(1);
                    assertThat(answer.created()).isEqualTo(1);
                });
        assertThat(studio.pullAll(500)).hasSize(2);
    }

    /** Lesson 50. */
    @ParameterizedTest
    @ValueSource(strings = {Paths.SYNC_V2, Paths.SYNC_V2_DIGEST, Paths.SYNC_V2_MIGRATE, Paths.SYNC_V1_PULL,
            Paths.SYNC_V1_PUSH, Paths.SYNC_V1_BATCH, Paths.OPERATIONS_PUSH, Paths.ACCOUNT_PASSWORD, Paths.REFRESH})
    void everyBodyHasABound(String path) throws Exception {
        TestDevice studio = server.newUser();

        assertThat(TestDevice.refusal(studio.post(path, "{" + " ".repeat(1 << 20) + "}"), 413).code()).isEqualTo(
                "too_large");
    }

    /** Lesson 48. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"lastKnownServerVersion\": null | lastKnownServerVersion",
            "\"lastKnownServerVersion\": \"0\" | lastKnownServerVersion",
            "\"lastKnownServerVersion\": -1 | lastKnownServerVersion",
            "\"schema\": 1 | lastKnownServerVersion",
            "\"lastKnownServerVersion\": 0, \"changes\": [{\"changeId\": 7}] | changeId",
            "\"lastKnownServerVersion\": 0, \"changes\": [{\"changeId\": \"a\", \"type\": \"MOVED\"}] | type"})
    void aMissingNullOrMistypedPartIsA400ThatNamesIt(String parts, String named) throws Exception {
        TestDevice studio = server.newUser();
        ErrorBody.Detail error = TestDevice.refusal(studio.post(Paths.SYNC_V2, "{" + parts + "}"), 400);
        assertThat(error.message() + error.details()).contains(named);
    }

    /** Lesson 48. */
    @Test
    void anIsoTimeForAnEpochAndTheOtherWayRoundAreRefusedByName() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        assertThat(studio.push(Edits.created(key, 0, """
                {"when": {"startedAt": 1700000000000, "zone": "Europe/Berlin", "practiceDate": "2026-11-20"}}""")))
                .satisfies(ack -> {
                    assertThat(ack.outcome()).isEqualTo(Outcome.REJECTED);
                    assertThat(ack.field()).startsWith("when");
                });
        studio.sync(Edits.entry(key, "one"));
        assertThat(studio.push(Edits.updated(key, 1, "{\"durationSeconds\": \"30 min\"}"))).satisfies(ack -> {
            assertThat(ack.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(ack.field()).isEqualTo("durationSeconds");
        });
    }

    /** Lesson 51. */
    @Test
    void anExpiredTokenSaysSo(@TempDir Path folder) throws Exception {
        SettableClock clock = new SettableClock(Instant.parse("2026-11-20T10:00:00Z"));
        try (RunningServer own = RunningServer.start(RunningServer.unlimited(folder), clock)) {
            TestDevice studio = own.newUser();
            clock.advance(Duration.ofMinutes(16));
            assertThat(studio.refused(studio.request(), 401).code()).isEqualTo(ErrorCode.TOKEN_EXPIRED.wireName());
        }
    }

    /** Lesson 52. */
    @Test
    void manyRefreshesAtOnceSignNobodyOut() throws Exception {
        TestDevice studio = server.newUser();
        RefreshRequest refresh = new RefreshRequest(studio.grant().refreshToken());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> call = () -> server.send("POST", Paths.REFRESH, null, refresh).statusCode();
            for (Future<Integer> status : threads.invokeAll(IntStream.range(0, 4).mapToObj(number -> call).toList())) {
                assertThat(status.get()).isIn(200, 401);
            }
        }
        assertThat(studio.sync().newChanges()).as("the access token is still good").isEmpty();
    }

    /** Lesson 53. */
    @Test
    void guessingIdsShowsNothingOfAnotherAccount() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice stranger = server.newUser();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "private"));
        String path = Paths.SYNC_V2_HISTORY + "?entityType=logbook_entry&entityId=" + key.id();
        assertThat(Json.read(stranger.get(path).body(), HistoryPage.class).changes()).isEmpty();
        assertThat(stranger.get(Paths.DEVICES).body()).doesNotContain(studio.deviceId().value());
        assertThat(server.send("DELETE", Paths.DEVICES + "/" + studio.deviceId(), stranger.token(), null).statusCode())
                .isEqualTo(404);
        assertThat(studio.sync().newChanges()).isEmpty();
    }
}
