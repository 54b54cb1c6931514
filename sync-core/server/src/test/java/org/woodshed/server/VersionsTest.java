package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.model.UserId;
import org.woodshed.protocol.Capabilities;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.server.limits.RollOut;
import org.woodshed.server.limits.SyncPolicy;
import org.woodshed.server.limits.Versions;

/** What an operator decides about the ways of speaking to a server. */
class VersionsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private RunningServer start(Versions versions) throws Exception {
        return RunningServer.start(RunningServer.unlimited(folder).withPolicy(SyncPolicy.DEFAULT.withVersions(
                versions)));
    }

    private static Capabilities capabilities(RunningServer server, @Nullable String token)
            throws Exception {
        return Json.read(server.send("GET", Paths.CAPABILITIES, token, null).body(), Capabilities.class);
    }

    @Test
    void allVersionsAreOfferedByDefault() throws Exception {
        try (RunningServer server = RunningServer.open(folder)) {
            assertThat(server.send("GET", Paths.CAPABILITIES, null, null).body()).isEqualTo(
                    "{\"protocols\":[\"v1\",\"v2\",\"oplog\"],\"limits\":{\"maxChanges\":500,\"maxBodyBytes\":1048576,"
                            + "\"maxFrameItems\":500},\"minSchema\":1,\"schema\":1,\"v2Enabled\":true}");
            HttpResponse<String> answer = server.newUser().post(Paths.SYNC_V1_PULL, "{}");
            assertThat(answer.headers().map()).doesNotContainKeys("sunset", "deprecation");
        }
    }

    @Test
    void anAnnouncedEndStandsInEveryAnswerOfVersion1() throws Exception {
        try (RunningServer server = start(new Versions(true, LocalDate.of(2027, 6, 30), true, 100))) {
            TestDevice studio = server.newUser();
            for (HttpResponse<String> answer : List.of(studio.post(Paths.SYNC_V1_PULL, "{}"), studio.post(
                    Paths.SYNC_V1_PUSH, "{}"), studio.get(Paths.SYNC_V1_STATUS))) {
                assertThat(answer.headers().firstValue("Sunset")).contains("Wed, 30 Jun 2027 00:00:00 GMT");
                assertThat(answer.headers().firstValue("Deprecation")).contains("@" + Instant.parse(
                        "2026-11-20T00:00:00Z").getEpochSecond());
            }
            assertThat(studio.post(Paths.SYNC_V2, studio.request()).headers().firstValue("Sunset")).isEmpty();
            assertThat(server.send("GET", "/metrics", null, null).body()).contains(
                    "woodshed_legacy_total{what=\"v1_pull\"} 1", "woodshed_legacy_total{what=\"v1_push\"} 1",
                    "woodshed_legacy_total{what=\"v1_status\"} 1");
        }
    }

    @Test
    void version1CanEnd() throws Exception {
        try (RunningServer server = start(new Versions(false, null, true, 100))) {
            TestDevice studio = server.newUser();
            assertThat(capabilities(server, null).protocols()).containsExactly("v2", "oplog");
            assertThat(TestDevice.refusal(studio.post(Paths.SYNC_V1_PUSH, States.entries(States.entry(Edits.newEntry(),
                    "one"))), 404).message()).contains("Version 1 has ended");
            assertThat(studio.sync().latestServerVersion()).isZero();
        }
    }

    @Test
    void timesCanBeGivenUpAsCursors() throws Exception {
        try (RunningServer server = start(new Versions(true, null, false, 100))) {
            TestDevice studio = server.newUser();
            studio.sync(Edits.entry(Edits.newEntry(), "one"));
            assertThat(TestDevice.detail(TestDevice.refusal(studio.post(Paths.SYNC_V1_PULL,
                    "{\"lastSyncTime\": \"2026-01-01T00:00:00Z\"}"), 400), "field")).isEqualTo("lastSyncTime");
            assertThat(new States(studio).pull("{\"since\": \"seq_0\", \"lastSyncTime\": \"x\"}").entries()).hasSize(1);
            try (TestSocket socket = TestSocket.open(server, studio)) {
                socket.send("{\"type\": \"SYNC_REQUEST\", \"lastSyncTime\": \"2026-01-01T00:00:00Z\"}");
                assertThat(socket.next(SocketMessage.Problem.class).code()).isEqualTo("invalid_request");
            }
        }
    }

    @Test
    void whoIsNotInTheRollOutIsToldAndKeepsVersion1() throws Exception {
        try (RunningServer server = start(new Versions(true, null, true, 0))) {
            TestDevice studio = server.newUser();
            assertThat(capabilities(server, studio.token()).v2Enabled()).isFalse();
            assertThat(capabilities(server, null).v2Enabled()).isFalse();
            for (String path : List.of(Paths.SYNC_V2, Paths.SYNC_V2_DIGEST, Paths.SYNC_V2_MIGRATE)) {
                assertThat(TestDevice.refusal(studio.post(path, "{\"lastKnownServerVersion\": 0, \"records\": []}"),
                        403).code()).isEqualTo("v2_disabled");
            }
            assertThat(studio.get(Paths.SYNC_V2_HISTORY).statusCode()).isEqualTo(403);
            try (TestSocket socket = TestSocket.open(server, studio)) {
                socket.send(Json.write(Json.toObject(new SocketMutationTest.Envelope(Edits.entry(Edits.newEntry(),
                        "one"))).put("type", "ENTRY_CREATED")));
                assertThat(socket.next(SocketMessage.Problem.class).code()).isEqualTo("v2_disabled");
            }
            assertThat(new States(studio).push(States.entries(States.entry(Edits.newEntry(), "one"))).success())
                    .isTrue();
        }
    }

    @Test
    void theRollOutOnlyGrowsAndIsAboutAsLargeAsItSays() {
        int in = 0;
        for (int number = 0; number < 10_000; number++) {
            UserId user = new UserId("user-" + number);
            boolean before = false;
            for (int percentage : new int[] {0, 1, 30, 50, 99, 100}) {
                boolean now = new RollOut(percentage).includes(user);
                assertThat(now || !before).as("%s stays in at %s", user, percentage).isTrue();
                before = now;
            }
            assertThat(before).as("everybody at 100").isTrue();
            assertThat(new RollOut(0).includes(user)).isFalse();
            in += new RollOut(30).includes(user) ? 1 : 0;
        }
        assertThat(in).isBetween(2_800, 3_200);
    }
}
