package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.AccountDeletion;
import org.woodshed.protocol.DeviceRename;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.RefreshRequest;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.TokenGrant;

/**
 * Tries to break in: somebody who has no account, or one of their own, or a token that was good once, tries all they can
 * think of on every address. Other halves of this stand in {@link IsolationTest} (another account's ids on every address
 * and message), {@link AbuseTest} and {@link LimitsTest} (oversize, slow, compressed bombs), {@link ThrottleTest} (the
 * time of a sign-in) and {@link FuzzTest}.
 */
class AdversaryTest extends SharedServer {
    /** Addresses that ask for no token. */
    private static final Set<String> OPEN = Set.of("GET " + Paths.LIVE, "GET " + Paths.READY, "GET "
            + Paths.CAPABILITIES, "GET /metrics", "POST " + Paths.REGISTER, "POST " + Paths.LOGIN,
            "POST "
                    + Paths.REFRESH);
    private static final List<String> INJECTIONS = List.of("' OR '1'='1", "'; DROP TABLE users; --", "\" OR \"\"=\"",
            "1); DELETE FROM entities; --", "x' UNION SELECT secret FROM settings --", "\\'; SHUTDOWN; --", "%' --",
            "$1", "?", "${jndi:ldap://127.0.0.1/x}", "../../jwt-secret", "..\\..\\jwt-secret", "/etc/passwd",
            "file:///etc/passwd", "\u2019 OR 1=1", "%00", "a'||(SELECT 1)||'");
    private final EntityKey entry = Edits.newEntry();
    @SuppressWarnings("NullAway.Init")
    private TestDevice musician;

    @BeforeEach
    void register() throws Exception {
        musician = server.newUser();
        musician.sync(Edits.entry(entry, "mine alone"));
    }

    @Test
    void noForgedTokenOpensAnyAddress() throws Exception {
        for (Map.Entry<String, String> forged : new ForgedTokens(musician).withoutTheSecret().entrySet()) {
            requireWorthless(server, musician, forged.getKey(), forged.getValue());
        }
        requireWorthless(server, musician, "a refresh token for an access token", musician.grant().refreshToken());
        requireUntouched(server, musician);
    }

    @Test
    @EmbeddedOnly
    void aTokenThatIsRightlySignedMustBeRightInEveryPart(@TempDir Path folder) throws Exception {
        try (RunningServer own = RunningServer.open(folder)) {
            TestDevice victim = own.newUser();
            victim.sync(Edits.entry(entry, "mine alone"));
            TestDevice stranger = own.newUser();
            String secret = Files.readString(folder.resolve("jwt-secret"), StandardCharsets.US_ASCII).strip();
            ForgedTokens forged = new ForgedTokens(victim);
            assertThat(own.send("GET", Paths.DEVICES, forged.good(secret), null).statusCode()).as(
                    "what is wrong below is one thing only").isEqualTo(200);
            for (Map.Entry<String, String> token : forged.with(secret, stranger.deviceId()).entrySet()) {
                requireWorthless(own, victim, token.getKey(), token.getValue());
            }
            requireUntouched(own, victim);
        }
    }

    @Test
    void aTokenThatWasGoodOnceOpensNoAddressAfterItsDeviceWasRevoked() throws Exception {
        TestDevice stolen = musician.another();
        assertThat(server.send("DELETE", Paths.DEVICES + "/" + stolen.deviceId(), musician.token(), null).statusCode())
                .isEqualTo(204);
        requireWorthless(server, musician, "revoked", stolen.token());
        requireUntouched(server, musician);
    }

    @Test
    void aRefreshTokenThatWasCopiedIsWorthNothingToOneOfManyWhoTryItAtOnce() throws Exception {
        TestDevice stolen = musician.another();
        String copied = stolen.grant().refreshToken();
        TokenGrant next = Json.read(refresh(copied).body(), TokenGrant.class);
        assertThat(refresh(next.refreshToken()).statusCode()).isEqualTo(200);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> thieves = new ArrayList<>();
            for (int thief = 0; thief < 20; thief++) {
                thieves.add(() -> refresh(copied).statusCode());
            }
            assertThat(threads.invokeAll(thieves).stream().map(Future::resultNow)).containsOnly(401);
        }
        assertThat(server.send("GET", Paths.DEVICES, next.accessToken(), null).statusCode()).as(
                "nobody knows which of the two was the thief: both are out").isEqualTo(401);
        requireUntouched(server, musician);
    }

    @Test
    void textThatLooksLikeSqlOrAPathIsOnlyText() throws Exception {
        TestDevice stranger = server.newUser();
        for (String text : INJECTIONS) {
            String escaped = java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
            String quoted = Json.write(text);
            List<HttpResponse<String>> answers = List.of(
                    stranger.get(Paths.SYNC_V2_HISTORY + "?entityType=" + escaped + "&entityId=" + escaped),
                    stranger.get(Paths.OPERATIONS_PULL + "?since=0&clientId=" + escaped),
                    server.send("PATCH", Paths.DEVICES + "/" + escaped, stranger.token(), new DeviceRename("x")),
                    server.send("PATCH", Paths.DEVICES + "/" + stranger.deviceId(), stranger.token(), new DeviceRename(
                            text)),
                    server.send("DELETE", Paths.DEVICES + "/" + escaped, stranger.token(), null),
                    stranger.post(Paths.SYNC_V1_PULL, "{\"since\":" + quoted + ",\"types\":[" + quoted + "]}"),
                    stranger.post(Paths.SYNC_V1_PUSH, "{\"changes\":{\"entries\":[{\"id\":" + quoted + "}]}}",
                            "X-Idempotency-Key", escaped),
                    stranger.post(Paths.SYNC_V2,
                            "{\"lastKnownServerVersion\":0,\"schema\":1,\"changes\":[{\"changeId\":"
                                    + quoted + ",\"type\":\"CREATED\",\"entityType\":" + quoted + ",\"entityId\":"
                                    + quoted
                                    + ",\"baseVersion\":0,\"data\":{" + quoted + ":" + quoted + "}}]}"),
                    server.send("POST", Paths.LOGIN, null, RunningServer.credentials(text, RunningServer.PASSWORD)),
                    server.send("POST", Paths.LOGIN, null, RunningServer.credentials(musician.email(), text
                            + "          ")),
                    refresh(text));
            assertThat(answers).as(text).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isLessThan(500);
                assertThat(answer.body()).doesNotContain("mine alone", musician.email(), "org.h2", "org.postgresql",
                        "root:");
            });
        }
        EntityKey own = Edits.newEntry();
        stranger.sync(Edits.entry(own, INJECTIONS.toString()));
        assertThat(stranger.get(Paths.SYNC_V2_HISTORY + "?entityType=logbook_entry&entityId=" + own.id()).body())
                .as("stored as it was typed").contains("DROP TABLE users; --");
        requireUntouched(server, musician);
    }

    @Test
    void noPathLeadsOutOfTheServersAddresses() throws Exception {
        for (String path : List.of("/../jwt-secret", "/..%2fjwt-secret", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd",
                "/api/devices/../../jwt-secret", "/metrics/..;/api/devices", "/api;x=y/devices", "/api/devices%00",
                "/API/DEVICES/", "/api//devices", "/.git/config", "/jwt-secret", "/woodshed.mv.db",
                "/%5c..%5cjwt-secret",
                "/api/%64evices", "http://127.0.0.1/api/devices", "/api/devices?x=/../../")) {
            try (RawHttp connection = new RawHttp(server, 10_000)) {
                connection.write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").getBytes(
                        StandardCharsets.US_ASCII));
                RawHttp.Answer answer = connection.read();
                assertThat(answer.status()).as(path).isBetween(400, 499);
                assertThat(answer.text()).as(path).doesNotContain("root:", musician.deviceId().value());
            }
        }
    }

    @Test
    void aFloodOfMessagesIsRefusedAndTheOthersAreServed(@TempDir Path folder) throws Exception {
        ServerConfig limited = RunningServer.unlimited(folder).withSyncRate(ServerConfig.DEFAULT_SYNC_RATE);
        try (RunningServer own = RunningServer.start(limited)) {
            TestDevice victim = own.newUser();
            TestDevice flooding = own.newUser();
            try (TestSocket socket = TestSocket.open(own, flooding)) {
                socket.next(SocketMessage.Welcome.class);
                String message = "{\"type\":\"ENTRY_CREATED\",\"change\":" + Json.write(Edits.entry(entry, "flood"))
                        + "}";
                for (int sent = 0; sent < 2_000; sent++) {
                    socket.send(message);
                    if (sent % 500 == 0) {
                        assertThat(victim.sync(Edits.entry(Edits.newEntry(), "practice")).acknowledged()).hasSize(1);
                    }
                }
                SocketMessage.Problem refused = socket.next(SocketMessage.Problem.class);
                assertThat(refused.code()).isEqualTo("rate_limited");
            }
            assertThat(victim.sync(Edits.entry(Edits.newEntry(), "after it")).acknowledged()).hasSize(1);
        }
    }

    /** A token opens no address, by header or by query, and no socket. */
    private static void requireWorthless(RunningServer server, TestDevice victim, String what, String token)
            throws Exception {
        for (String address : server.server().addresses()) {
            if (OPEN.contains(address)) {
                continue;
            }
            String[] parts = address.split(" ", 2);
            String path = address.endsWith(Paths.SOCKET) ? SocketMessage.path(victim.userId())
                    : parts[1].replace("{id}", victim.deviceId().value());
            HttpResponse<String> answer = server.send(parts[0], path, token, parts[0].equals("GET") ? null
                    : new AccountDeletion(RunningServer.PASSWORD));
            // What is missing in a handshake is another fault than what is worth nothing.
            int refused = address.endsWith(Paths.SOCKET) && token.isEmpty() ? 400 : 401;
            assertThat(answer.statusCode()).as("%s on %s: %s", what, address, answer.body()).isEqualTo(refused);
            assertThat(answer.body()).as("%s on %s", what, address).doesNotContain("mine alone");
        }
        String query = Paths.SOCKET + "?userId=" + victim.userId() + "&token=" + java.net.URLEncoder.encode(token,
                StandardCharsets.UTF_8);
        assertThat(server.send("GET", query, null, null, "Sec-WebSocket-Version", "13").statusCode()).as(what)
                .isEqualTo(401);
    }

    /** Everything is there, and the musician is still signed in. */
    private void requireUntouched(RunningServer server, TestDevice device) throws Exception {
        TestDevice reader = new TestDevice(server, device.grant(), device.email());
        assertThat(reader.sync().newChanges()).singleElement().satisfies(change -> {
            assertThat(change.entityId()).isEqualTo(entry.id());
            assertThat(change.data().path("notes").asString("")).isEqualTo("mine alone");
        });
    }

    private HttpResponse<String> refresh(String token) throws Exception {
        return server.send("POST", Paths.REFRESH, null, new RefreshRequest(token));
    }
}
