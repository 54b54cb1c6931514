package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.woodshed.protocol.Paths;
import org.woodshed.server.auth.Registration;
import org.woodshed.server.limits.Patience;

/** Whoever is slow, endless or rude on a connection is answered or left, and nobody else notices. */
class AbuseTest extends SharedServer {
    private static final String BODY = "{\"lastKnownServerVersion\": 0}";

    @Test
    void aBodyThatDripsIsRefusedAndItsConnectionEnds(@TempDir Path folder) throws Exception {
        Patience impatient = new Patience(Duration.ofSeconds(20), Duration.ofMillis(300), 10_000, Duration.ofSeconds(
                75));
        try (RunningServer hasty = RunningServer.start(RunningServer.unlimited(folder).withPatience(impatient));
                RawHttp dripping = new RawHttp(hasty, 5)) {
            TestDevice studio = hasty.newUser();
            dripping.write(head(studio, "Content-Length: 100000"));
            long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
            RawHttp.Answer answer = null;
            while (answer == null && System.nanoTime() < end) {
                dripping.write(" ".getBytes(StandardCharsets.US_ASCII));
                try {
                    answer = dripping.read();
                } catch (java.net.SocketTimeoutException notYet) {
                    // The next drop.
                }
            }
            assertThat(Objects.requireNonNull(answer).status()).isEqualTo(400);
            assertThat(answer.text()).contains("too slowly");
            assertThat(answer.hasHeader("Connection: close")).isTrue();
            assertThat(studio.sync().newChanges()).as("others are answered").isEmpty();
        }
    }

    @Test
    void anIdleConnectionAndAnUnfinishedHeadAreClosed(@TempDir Path folder) throws Exception {
        Patience impatient = new Patience(Duration.ofMillis(300), Duration.ofSeconds(10), 1, Duration.ofSeconds(75));
        try (RunningServer hasty = RunningServer.start(RunningServer.unlimited(folder).withPatience(impatient))) {
            try (RawHttp idle = new RawHttp(hasty, 15_000)) {
                idle.write("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(idle.read().status()).isEqualTo(200);
                assertThat(isEnded(idle)).as("kept alive, then idle").isTrue();
            }
            try (RawHttp unfinished = new RawHttp(hasty, 15_000)) {
                unfinished.write("GET /livez HTTP/1.1\r\nHost".getBytes(StandardCharsets.US_ASCII));
                assertThat(isEnded(unfinished)).as("a head without an end").isTrue();
            }
            try (RawHttp silent = new RawHttp(hasty, 15_000)) {
                silent.write(head(hasty.newUser(), "Content-Length: 100"));
                assertThat(isEnded(silent)).as("a body that never comes").isTrue();
            }
        }
    }

    /** True if the connection ends; an answer of 4xx may come first. */
    private static boolean isEnded(RawHttp connection) throws IOException {
        try {
            while (true) {
                assertThat(connection.read().status()).isBetween(400, 499);
            }
        } catch (EOFException | java.net.SocketException ended) {
            return true;
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        }
    }

    @Test
    void aBodyOfUnknownLengthIsBoundedLikeAnyOther() throws Exception {
        TestDevice studio = server.newUser();
        try (RawHttp connection = new RawHttp(server, 10_000)) {
            assertThat(chunked(connection, studio, BODY + " ".repeat((1 << 20) - BODY.length()))).isEqualTo(200);
            assertThat(chunked(connection, studio, BODY + " ".repeat((1 << 20) - BODY.length() + 1))).isEqualTo(413);
        }
    }

    @Test
    void aBodyThatIsCutOffOrNoGzipIsRefused() throws Exception {
        TestDevice studio = server.newUser();
        byte[] packed = gzip(BODY);
        for (byte[] broken : List.of(java.util.Arrays.copyOf(packed, packed.length - 6), BODY.getBytes(
                StandardCharsets.US_ASCII), new byte[0], new byte[] {31, (byte) 139})) {
            try (RawHttp connection = new RawHttp(server, 10_000)) {
                RawHttp.Answer answer = send(connection, studio, "Content-Encoding: gzip\r\nContent-Length: "
                        + broken.length, broken);
                assertThat(answer.status()).as("%s bytes", broken.length).isEqualTo(400);
                assertThat(answer.text()).contains("gzip");
            }
        }
    }

    @Test
    void aBombThatUnpacksToAGibibyteCostsNoMore() throws Exception {
        TestDevice studio = server.newUser();
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(member)) {
            gzip.write(new byte[16 << 20]);
        }
        // Packed parts in a row unpack to a whole.
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        for (int part = 0; part < 64; part++) {
            bomb.writeBytes(member.toByteArray());
        }
        assertThat(bomb.size()).isLessThan(1 << 20);
        try (RawHttp connection = new RawHttp(server, 10_000)) {
            assertThat(send(connection, studio, "Content-Encoding: gzip\r\nContent-Length: " + bomb.size(), bomb
                    .toByteArray()).status()).isEqualTo(413);
        }
    }

    @Test
    void everyAnswerHasItsSecurityHeadersAndItsForm() throws Exception {
        TestDevice studio = server.newUser();
        String[] requests = {"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n", "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n",
                "DELETE /livez HTTP/1.1\r\nHost: x\r\n\r\n", "GET /api/devices HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /sync/ws HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /sync/ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
                "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}", "nonsense\r\n\r\n",
                "GET /livez HTTP/1.1\r\n\r\n", "GET /livez HTTP/9.9\r\nHost: x\r\n\r\n",
                "POST /api/sync/v2 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: zip\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a/../livez HTTP/1.1\r\nHost: x\r\n\r\n", "GET /livez HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(
                        20_000) + "\r\n\r\n"};
        for (String request : requests) {
            try (RawHttp connection = new RawHttp(server, 10_000)) {
                RawHttp.Answer answer = Objects.requireNonNull(connection.send(request.getBytes(
                        StandardCharsets.US_ASCII)), request);
                String name = request.lines().findFirst().orElseThrow();
                assertThat(answer.hasHeader("X-Content-Type-Options: nosniff")).as(name + answer.head()).isTrue();
                assertThat(answer.hasHeader("Cache-Control: no-store")).as(name).isTrue();
                assertThat(answer.hasHeader("Content-Security-Policy: ")).as(name).isTrue();
                assertThat(answer.hasHeader("Server:")).as(name).isFalse();
                assertThat(answer.hasHeader("Set-Cookie:")).as(name).isFalse();
                assertThat(answer.status()).as(name).isLessThan(500);
                if (answer.status() >= 400) {
                    assertThat(answer.text()).as(name).startsWith("{\"error\":{\"code\":\"")
                            .doesNotContain("Exception");
                }
            }
        }
        assertThat(studio.sync().newChanges()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{'lastKnownServerVersion': null} | lastKnownServerVersion",
            "{} | lastKnownServerVersion", "{'lastKnownServerVersion': '1'} | lastKnownServerVersion",
            "{'lastKnownServerVersion': '2026-11-20T18:02:11Z'} | lastKnownServerVersion",
            "{'lastKnownServerVersion': 0, 'limit': 'x'} | limit",
            "{'lastKnownServerVersion': 1} | check", "{'lastKnownServerVersion': 0, 'changes': {}} | changes",
            "{'lastKnownServerVersion': 0, 'changes': [{'changeId': 7}]} | changes[0].changeId",
            "{'lastKnownServerVersion': 0, 'changes': [{'changeId': 'a', 'type': 'CREATED'}]} | changes[0].entityType",
            "{'lastKnownServerVersion': 0, 'changes': [{'changeId': 'a', 'type': 'DANCE'}]} | changes[0].type",
            "{'lastKnownServerVersion': 0, 'changes': [{'changeId': 'a', 'type': 'DELETED', 'entityType': 'piece', 'entityId': 'p'}]} | changes[0].baseVersion",
            "{'lastKnownServerVersion': 0, 'changes': [{'changeId': 'a', 'type': 'DELETED', 'entityType': 'piece', 'entityId': 'p', 'baseVersion': 0, 'timestamp': 1732125731}]} | changes[0].timestamp"})
    void whatIsMissingOrWrongIsNamed(String body, String field) throws Exception {
        HttpResponse<String> refused = server.newUser().post(Paths.SYNC_V2, body.replace('\'', '"'));
        assertThat(TestDevice.detail(TestDevice.refusal(refused, 400), "field")).as(refused.body()).isEqualTo(field);
    }

    @Test
    void aDeviceMayAskAHundredTimesAtOnceAndThenTwentyTimesASecond(@TempDir Path folder) throws Exception {
        SettableClock clock = new SettableClock(Instant.parse("2026-11-20T18:00:00Z"));
        try (RunningServer strict = RunningServer.start(ServerConfig.in(folder).withRegistration(Registration.OPEN),
                clock)) {
            TestDevice studio = strict.newUser();
            for (int call = 0; call < 100; call++) {
                assertThat(studio.post(Paths.SYNC_V2, BODY).statusCode()).as("call %s", call).isEqualTo(200);
            }
            HttpResponse<String> refused = studio.post(Paths.SYNC_V2, BODY);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            clock.advance(Duration.ofSeconds(1));
            for (int call = 0; call < 20; call++) {
                assertThat(studio.get(Paths.SYNC_V2_HISTORY).statusCode()).isEqualTo(200);
            }
            assertThat(studio.post(Paths.SYNC_V2_DIGEST, BODY).statusCode()).isEqualTo(429);
            clock.advance(Duration.ofMillis(50));
            assertThat(studio.post(Paths.SYNC_V2, BODY).statusCode()).isEqualTo(200);
            assertThat(studio.post(Paths.SYNC_V2, BODY).statusCode()).isEqualTo(429);
        }
    }

    /** A HEAD request that can't be read is answered with a body, which the next answer must not be taken for. */
    @ParameterizedTest
    @ValueSource(strings = {"HEAD /%zz HTTP/1.1", "HEAD /a/../../b HTTP/1.1", "HEAD /livez HTTP/9.9",
            "GET /%zz HTTP/1.1"})
    void whatCannotBeReadEndsItsConnection(String line) throws Exception {
        try (RawHttp connection = new RawHttp(server, 10_000)) {
            RawHttp.Answer answer = Objects.requireNonNull(connection.send((line + "\r\nHost: x\r\n\r\n").getBytes(
                    StandardCharsets.US_ASCII)));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.hasHeader("Connection: close")).as(answer.head()).isTrue();
        }
    }

    /** Nothing of an answer to a HEAD may be left for the next answer to begin with. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/sync/v2", "/api/devices", "/api/nowhere", "/livez", "/sync/ws"})
    void anAnswerToAHeadHasNoBody(String path) throws Exception {
        TestDevice device = server.newUser();
        try (RawHttp connection = new RawHttp(server, 10_000)) {
            for (int attempt = 0; attempt < 20; attempt++) {
                String body = "x".repeat(attempt * 100);
                connection.send(("HEAD " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + device.token()
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
                RawHttp.Answer next = Objects.requireNonNull(connection.send(
                        "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
                assertThat(next.status()).isEqualTo(200);
            }
        }
    }

    private static int chunked(RawHttp connection, TestDevice device, String body) throws IOException {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        for (int start = 0; start < bytes.length; start += 100_000) {
            int length = Math.min(100_000, bytes.length - start);
            chunks.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunks.write(bytes, start, length);
            chunks.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        chunks.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return send(connection, device, "Transfer-Encoding: chunked", chunks.toByteArray()).status();
    }

    private static RawHttp.Answer send(RawHttp connection, TestDevice device, String header, byte[] body)
            throws IOException {
        connection.write(head(device, header));
        connection.write(body);
        return connection.read();
    }

    private static byte[] head(TestDevice device, String header) {
        return ("POST " + Paths.SYNC_V2 + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + device.token()
                + "\r\nContent-Type: application/json\r\n" + header + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return packed.toByteArray();
    }
}
