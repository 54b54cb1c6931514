package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ErrorBody;
import org.woodshed.protocol.Outcome;
import org.woodshed.protocol.Paths;
import org.woodshed.server.limits.RateLimit;

/** What is too much, malformed or of the wrong kind is refused, and nothing of it is applied. */
class LimitsTest extends SharedServer {
    private static final String EMPTY = "{\"lastKnownServerVersion\": 0}";

    @Test
    void aRequestHolds500Changes() throws Exception {
        TestDevice studio = server.newUser();
        assertThat(studio.refused(studio.request(entries(501)), 413).code()).isEqualTo("too_large");
        assertThat(studio.sync(entries(500)).acknowledged()).hasSize(500);
        assertThat(studio.sync().digest().count()).isEqualTo(500);
    }

    @Test
    void aBodyHoldsOneMebibyteAlsoAfterUnpacking() throws Exception {
        TestDevice studio = server.newUser();
        String full = EMPTY + " ".repeat((1 << 20) - EMPTY.length());
        assertThat(studio.post(Paths.SYNC_V2, full).statusCode()).isEqualTo(200);
        assertThat(TestDevice.refusal(studio.post(Paths.SYNC_V2, full + " "), 413).code()).isEqualTo("too_large");
        assertThat(gzip(studio, full).statusCode()).isEqualTo(200);
        assertThat(gzip(studio, full + " ").statusCode()).isEqualTo(413);
        assertThat(gzip(studio, " ".repeat(30 << 20)).statusCode()).as("a small body that unpacks to much").isEqualTo(
                413);
    }

    @Test
    void largeAnswersArePackedForThoseWhoUnpack() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        studio.sync(entries(20));
        HttpResponse<byte[]> packed = server.http().send(HttpRequest.newBuilder(server.uri(Paths.SYNC_V2)).header(
                "Authorization", "Bearer " + home.token()).header("Content-Type", "application/json").header(
                        "Accept-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofString(EMPTY)).build(),
                BodyHandlers
                        .ofByteArray());
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(home.post(Paths.SYNC_V2, EMPTY).headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void onlyJsonInUtf8IsTaken() throws Exception {
        TestDevice studio = server.newUser();
        assertThat(withHeader(studio, "Content-Type", "text/plain")).isEqualTo(415);
        assertThat(withHeader(studio, "Content-Type", "application/json; charset=iso-8859-1")).isEqualTo(415);
        assertThat(withHeader(studio, "Content-Type", "application/json; charset=UTF-8")).isEqualTo(200);
        assertThat(gzipHeader(studio, "br")).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "nonsense", "{\"lastKnownServerVersion\": 0", "{}",
            "{\"lastKnownServerVersion\": -1}", "{\"lastKnownServerVersion\": \"0\"}",
            "{\"lastKnownServerVersion\": 0.5}", "{\"lastKnownServerVersion\": 1}",
            "{\"lastKnownServerVersion\": NaN}", "{\"lastKnownServerVersion\": 9007199254740993}",
            "{\"lastKnownServerVersion\": 0, \"lastKnownServerVersion\": 0}",
            "{\"lastKnownServerVersion\": 0, \"limit\": 0}", "{\"lastKnownServerVersion\": 0, \"x\": \"\\ud800\"}",
            "{\"lastKnownServerVersion\": 0, \"changes\": [null]}",
            "{\"lastKnownServerVersion\": 0, \"changes\": [{\"changeId\": \"a\"}]}",
            "{\"lastKnownServerVersion\": 0, \"changes\": [{\"changeId\": \"a b\", \"type\": \"CREATED\", \"entityType\": \"piece\", \"entityId\": \"x\", \"baseVersion\": 0}]}",
            "{\"lastKnownServerVersion\": 0, \"changes\": [{\"changeId\": \"a\", \"type\": \"CREATED\", \"entityType\": \"piece\", \"entityId\": \"x\", \"baseVersion\": \"0\"}]}",
            "{\"lastKnownServerVersion\": 0, \"changes\": [{\"changeId\": \"a\", \"type\": \"CREATED\", \"entityType\": \"list_operation\", \"entityId\": \"x\", \"baseVersion\": 0}]}"})
    void whatCannotBeReadIsRefusedAsAWhole(String body) throws Exception {
        ErrorBody.Detail error = TestDevice.refusal(server.newUser().post(Paths.SYNC_V2, body), 400);
        assertThat(error.code()).isEqualTo("invalid_request");
        assertThat(error.message()).doesNotContain("Exception").doesNotContain("org.woodshed");
    }

    @Test
    void jsonIsAtMost32Deep() throws Exception {
        TestDevice studio = server.newUser();
        assertThat(studio.post(Paths.SYNC_V2, nested(32)).statusCode()).isEqualTo(200);
        assertThat(studio.post(Paths.SYNC_V2, nested(33)).statusCode()).isEqualTo(400);
    }

    @Test
    void anEntityHolds128Kibibytes() throws Exception {
        TestDevice studio = server.newUser();
        String template = "{\"title\":\"T\",\"x\":\"%s\"}";
        int room = 128 * 1024 - template.length() + 2;
        Acknowledgement full = studio.push(Edits.created(Edits.piece("T", null), 0, template.formatted("x".repeat(
                room))));
        assertThat(full.outcome()).isEqualTo(Outcome.APPLIED);
        Acknowledgement over = studio.push(Edits.created(Edits.piece("T", "2"), 0, template.formatted("x".repeat(room
                + 1))));
        assertThat(over.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(over.reason()).isEqualTo("too_large");
    }

    @Test
    void fieldsOfTheEnvelopeAndUnknownOperatorsAreNoData() throws Exception {
        TestDevice studio = server.newUser();
        var key = Edits.newEntry();
        studio.sync(Edits.entry(key, "one"));
        for (String delta : new String[] {"{\"version\": 9}", "{\"$clear\": {}}",
                "{\"tags\": [], \"$add\": {\"tags\": [\"a\"]}}", "{\"rating\": 6}", "{\"when\": null}",
                "{\"durationSeconds\": \"long\"}"}) {
            assertThat(studio.push(Edits.updated(key, 1, delta))).as(delta).satisfies(ack -> {
                assertThat(ack.outcome()).isEqualTo(Outcome.REJECTED);
                assertThat(ack.reason()).isEqualTo("invalid");
                assertThat(ack.field()).isNotNull();
            });
        }
    }

    @Test
    void aSchemaBelowTheOldestIsToldToUpgrade() throws Exception {
        HttpResponse<String> answer = server.newUser().post(Paths.SYNC_V2,
                "{\"lastKnownServerVersion\": 0, \"schema\": 0}");
        assertThat(TestDevice.refusal(answer, 422).code()).isEqualTo("schema_too_old");
    }

    @Test
    void aDeviceThatAsksTooOftenIsToldWhenToComeBack(@TempDir Path folder) throws Exception {
        try (RunningServer strict = RunningServer.start(RunningServer.unlimited(folder).withSyncRate(RateLimit.parse(
                "1/h:2")))) {
            TestDevice studio = strict.newUser();
            TestDevice home = studio.another();
            studio.sync();
            studio.sync();
            HttpResponse<String> refused = studio.post(Paths.SYNC_V2, EMPTY);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(home.sync().newChanges()).as("another device has a limit of its own").isEmpty();
        }
    }

    @Test
    void everyAnswerHasItsSecurityHeaders() throws Exception {
        HttpResponse<String> answer = server.send("GET", Paths.LIVE, null, null);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    private static Change[] entries(int count) {
        return IntStream.range(0, count).mapToObj(number -> Edits.entry(Edits.newEntry(), "n" + number)).toArray(
                Change[]::new);
    }

    private static String nested(int depth) {
        return "{\"lastKnownServerVersion\": 0, \"x\": " + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
    }

    private int withHeader(TestDevice device, String name, String value) throws Exception {
        return server.http().send(HttpRequest.newBuilder(server.uri(Paths.SYNC_V2)).header("Authorization", "Bearer "
                + device.token()).header(name, value).POST(HttpRequest.BodyPublishers.ofString(EMPTY)).build(),
                BodyHandlers.ofString()).statusCode();
    }

    private int gzipHeader(TestDevice device, String encoding) throws Exception {
        return server.http().send(HttpRequest.newBuilder(server.uri(Paths.SYNC_V2)).header("Authorization", "Bearer "
                + device.token()).header("Content-Type", "application/json").header("Content-Encoding", encoding).POST(
                        HttpRequest.BodyPublishers.ofString(EMPTY))
                .build(), BodyHandlers.ofString()).statusCode();
    }

    private HttpResponse<String> gzip(TestDevice device, String body) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return server.http().send(HttpRequest.newBuilder(server.uri(Paths.SYNC_V2)).header("Authorization", "Bearer "
                + device.token()).header("Content-Type", "application/json").header("Content-Encoding", "gzip").POST(
                        HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray()))
                .build(), BodyHandlers.ofString());
    }
}
