package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.Outcome;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.SyncResponse;

/** What an operator sees of a server: figures, logs, and the quota they may set. */
class MetricsTest extends SharedServer {
    @Test
    void requestsAreCountedByRouteAndStatusWithoutNamingAnybody() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "one"), Edits.updated(key, 0, "{\"notes\": \"two\"}"));
        home.sync(Edits.updated(key, 1, "{\"notes\": \"mine\"}"));
        server.send("PATCH", Paths.DEVICES + "/" + home.deviceId(), studio.token(), Map.of("name", "Other"));
        server.send("GET", "/nowhere/" + studio.userId(), null, null);
        try (TestSocket socket = TestSocket.open(server, studio)) {
            assertThat(socket).isNotNull();
            Awaitility.await().untilAsserted(() -> assertThat(metrics()).containsPattern(
                    "(?m)^woodshed_request_seconds_count\\{.*method=\"POST\",route=\"/api/sync/v2\",status=\"200\".* \\S+$")
                    .containsPattern("(?m)^woodshed_request_seconds_bucket\\{.*le=\"0.01\".*\\} ")
                    .containsPattern("route=\"/api/devices/[{<]\\w+[}>]\",status=\"200\"")
                    .contains("route=\"none\",status=\"404\"")
                    .containsPattern("(?m)^woodshed_conflicts_total\\{reason=\"fields_overlap\"\\} [1-9]")
                    .containsPattern("(?m)^woodshed_sockets 1")
                    .contains("woodshed_queue_longest 0", "woodshed_queue_requests 0",
                            "woodshed_fanout_waiting_characters", "jvm_memory_used_bytes"));
        }
        assertThat(metrics()).doesNotContain(studio.userId().value()).doesNotContain(studio.email()).doesNotContain(
                studio.deviceId().value());
    }

    @Test
    void everyMetricOfOursIsInTheOperatorsPage() throws Exception {
        server.newUser().sync();
        String page = Files.readString(Path.of("..", "..", "docs", "operations.md"));
        List<String> ours = metrics().lines().filter(line -> line.startsWith("# TYPE woodshed_")).map(line -> line
                .split(" ", -1)[2]).filter(name -> !name.endsWith("_max")).toList();
        assertThat(ours).isNotEmpty().allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    @Test
    void aboveTheQuotaNothingMoreComesInButEverythingGoesOut(@TempDir Path folder) throws Exception {
        try (RunningServer small = RunningServer.start(RunningServer.unlimited(folder).withQuota(1_500))) {
            TestDevice studio = small.newUser();
            EntityKey first = Edits.newEntry();
            SyncResponse answer = studio.sync(Edits.entry(first, "x".repeat(1_000)), Edits.entry(Edits.newEntry(), "y"
                    .repeat(1_000)));
            assertThat(answer.acknowledged()).extracting(Acknowledgement::outcome).containsExactly(Outcome.APPLIED,
                    Outcome.REJECTED);
            assertThat(answer.acknowledged().getLast().reason()).isEqualTo("quota");
            assertThat(studio.push(Edits.updated(first, 1, "{\"rating\": 3, \"notes\": \"short\"}")).outcome()).as(
                    "less of it").isEqualTo(Outcome.APPLIED);
            assertThat(studio.push(Edits.entry(Edits.newEntry(), "y".repeat(900))).outcome()).as("there is room again")
                    .isEqualTo(Outcome.APPLIED);
            assertThat(studio.push(Edits.deleted(first, 2)).outcome()).isEqualTo(Outcome.APPLIED);
            assertThat(small.newUser().push(Edits.entry(Edits.newEntry(), "z".repeat(1_000))).outcome()).as(
                    "another account has its own").isEqualTo(Outcome.APPLIED);
        }
    }

    @Test
    void historyAndOperationsHaveABoundOfTheirOwn(@TempDir Path folder) throws Exception {
        try (RunningServer small = RunningServer.start(RunningServer.unlimited(folder).withQuota(1_000))) {
            TestDevice studio = small.newUser();
            TestLists lists = new TestLists(studio);
            EntityKey key = Edits.newEntry();
            studio.sync(Edits.entry(key, "x".repeat(500)));
            List<Outcome> outcomes = new ArrayList<>();
            for (int version = 1; version < 20; version++) {
                outcomes.add(studio.push(Edits.updated(key, Math.min(version, studio.cursor()),
                        "{\"rating\": " + (1 + version % 5) + "}")).outcome());
            }
            assertThat(outcomes).as("eight times the quota").containsSubsequence(Outcome.APPLIED, Outcome.REJECTED);
            assertThat(outcomes.indexOf(Outcome.REJECTED)).isBetween(8, 13);
            assertThat(lists.push(lists.operation("x".repeat(900))).refused()).singleElement().satisfies(
                    refused -> assertThat(refused.reason()).isEqualTo("quota"));
            assertThat(studio.push(Edits.deleted(key, studio.sync().latestServerVersion())).outcome()).as(
                    "what deletes is always taken").isEqualTo(Outcome.APPLIED);
        }
    }

    @Test
    void conflictsHaveABoundAndOneThatIsRememberedStaysOne(@TempDir Path folder) throws Exception {
        // An eighth of it is for conflicts, at 256 characters each: two of them.
        try (RunningServer small = RunningServer.start(RunningServer.unlimited(folder).withQuota(2 * 8 * 256))) {
            TestDevice studio = small.newUser();
            TestDevice home = studio.another();
            EntityKey key = Edits.newEntry();
            studio.sync(Edits.entry(key, "one"));
            studio.sync(Edits.updated(key, 1, "{\"notes\": \"two\"}"));
            List<Change> late = List.of(Edits.updated(key, 1, "{\"notes\": \"a\"}"), Edits.updated(key, 1,
                    "{\"notes\": \"b\"}"), Edits.updated(key, 1, "{\"notes\": \"c\"}"));

            assertThat(outcomes(home.sync(late.getFirst()))).containsExactly("conflict");
            assertThat(outcomes(home.sync(late.get(0), late.get(1), late.get(2)))).containsExactly("conflict",
                    "conflict", "rejected: quota");
            assertThat(outcomes(home.sync(late.get(2), late.get(1), late.get(0)))).as("sent again").containsExactly(
                    "rejected: quota", "conflict", "conflict");
            assertThat(outcomes(home.sync(Edits.updated(key, 2, "{\"notes\": \"decided\"}")))).as(
                    "what is no conflict goes on").containsExactly("applied");
        }
        assertThat(TestDatabases.query(folder, "SELECT k.change_id FROM conflicts k")).hasSize(2);
        assertThat(TestDatabases.query(folder, "SELECT u.conflict_count FROM users u")).singleElement().satisfies(
                row -> assertThat(row.get("conflict_count")).isEqualTo(2L));
    }

    private static List<String> outcomes(SyncResponse answer) {
        return answer.acknowledged().stream()
                .map(item -> item.outcome().name().toLowerCase(Locale.ROOT) + (item.reason() == null ? ""
                        : ": "
                                + item.reason()))
                .toList();
    }

    private String metrics() throws Exception {
        return server.send("GET", "/metrics", null, null).body();
    }
}
