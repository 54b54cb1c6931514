package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.RefreshRequest;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.TokenGrant;

/** Access and refresh tokens. */
class TokenTest extends SharedServer {
    @Test
    void eachRefreshGivesANewPairAndTheAccountStays() throws Exception {
        TestDevice studio = server.newUser();
        TokenGrant next = refreshed(studio.grant());
        assertThat(next.refreshToken()).isNotEqualTo(studio.grant().refreshToken());
        assertThat(next.userId()).isEqualTo(studio.userId());
        assertThat(status(next)).isEqualTo(200);
    }

    @Test
    void aLostAnswerSignsNobodyOut() throws Exception {
        TokenGrant first = server.newUser().grant();
        TokenGrant lost = refreshed(first);
        TokenGrant again = refreshed(first);
        assertThat(status(again)).isEqualTo(200);
        assertThat(refresh(lost)).as("it was replaced").isEqualTo(401);
        TokenGrant next = refreshed(again);
        assertThat(status(next)).isEqualTo(200);
    }

    @Test
    void twoRefreshesAtOnceSignNobodyOut() throws Exception {
        TokenGrant first = server.newUser().grant();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<TokenGrant> refresh = () -> refreshed(first);
            List<TokenGrant> both = threads.invokeAll(List.of(refresh, refresh)).stream().map(Future::resultNow)
                    .toList();
            assertThat(both).allSatisfy(grant -> assertThat(status(grant)).isEqualTo(200));
            assertThat(both.stream().map(TokenGrant::refreshToken).distinct()).hasSize(2);
            assertThat(List.of(refresh(both.getFirst()), refresh(both.getLast()))).as("the later answer is good")
                    .containsExactlyInAnyOrder(200, 401);
            assertThat(both).as("the earlier one signed nobody out").allSatisfy(grant -> assertThat(status(grant))
                    .isEqualTo(200));
        }
    }

    @Test
    void aRevokedDevicesRefreshTokenIsWorthNothing() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice stolen = studio.another();
        server.send("DELETE", Paths.DEVICES + "/" + stolen.deviceId(), studio.token(), null);
        assertThat(refresh(stolen.grant())).isEqualTo(401);
    }

    @Test
    void aTokenThatIsUsedAfterItsSuccessorWasEndsTheFamily() throws Exception {
        TokenGrant first = server.newUser().grant();
        TokenGrant second = refreshed(first);
        TokenGrant third = refreshed(second);

        assertThat(refresh(first)).isEqualTo(401);

        assertThat(refresh(third)).as("the whole family has ended").isEqualTo(401);
        assertThat(status(third)).as("its access tokens too").isEqualTo(401);
    }

    @Test
    void aCopiedTokenClosesTheSocketsOfItsDeviceAndNoOther() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        try (TestSocket socket = TestSocket.open(server, studio); TestSocket other = TestSocket.open(server, home)) {
            refreshed(refreshed(studio.grant()));
            assertThat(refresh(studio.grant())).isEqualTo(401);
            assertThat(socket.closeCode()).isEqualTo(4003);
            other.send("{\"type\": \"PING\"}");
            assertThat(other.next(SocketMessage.Pong.class)).isNotNull();
        }
        assertThat(status(home.grant())).isEqualTo(200);
    }

    @Test
    void afterSigningOutNothingOfTheDeviceIsGood() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        assertThat(status(studio.grant())).isEqualTo(200);
        assertThat(server.send("POST", Paths.LOGOUT, studio.token(), null).statusCode()).isEqualTo(204);
        assertThat(status(studio.grant())).isEqualTo(401);
        assertThat(refresh(studio.grant())).isEqualTo(401);
        assertThat(status(home.grant())).as("the other device").isEqualTo(200);
    }

    @Test
    void tokensEndAndSaySo(@TempDir Path folder) throws Exception {
        SettableClock clock = new SettableClock(Instant.parse("2026-11-20T18:00:00Z"));
        try (RunningServer aging = RunningServer.start(RunningServer.unlimited(folder), clock)) {
            TestDevice studio = aging.newUser();
            assertThat(studio.grant().accessTokenExpiresAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(15)));
            assertThat(studio.get(Paths.DEVICES).statusCode()).isEqualTo(200);
            clock.advance(Duration.ofMinutes(15).minusMillis(1));
            assertThat(studio.get(Paths.DEVICES).statusCode()).as("to its last moment").isEqualTo(200);
            clock.advance(Duration.ofMillis(1));
            assertThat(TestDevice.refusal(studio.get(Paths.DEVICES), 401).code()).isEqualTo("token_expired");

            RefreshRequest request = new RefreshRequest(studio.grant().refreshToken());
            assertThat(aging.send("POST", Paths.REFRESH, null, request).statusCode()).isEqualTo(200);
            clock.advance(Duration.ofDays(91));
            assertThat(aging.send("POST", Paths.REFRESH, null, request).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aTokenOfAnotherAlgorithmOrMakerIsWorthNothing() throws Exception {
        TestDevice studio = server.newUser();
        String[] parts = studio.token().split("\\.", -1);
        String unsigned = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".";
        assertThat(server.send("GET", Paths.DEVICES, unsigned, null).statusCode()).isEqualTo(401);
        String forged = parts[0] + "." + parts[1] + "." + base64("0123456789abcdef0123456789abcdef");
        assertThat(server.send("GET", Paths.DEVICES, forged, null).statusCode()).isEqualTo(401);
        assertThat(server.send("GET", Paths.DEVICES, null, null).statusCode()).isEqualTo(401);
    }

    @Test
    @EmbeddedOnly
    void tokensOutliveARestartAndTheSecretIsNobodyElses(@TempDir Path folder) throws Exception {
        TokenGrant grant;
        try (RunningServer before = RunningServer.open(folder)) {
            grant = before.newUser().grant();
        }
        Path secret = folder.resolve("jwt-secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret))).isEqualTo("rw-------");
        Files.writeString(secret, "a newer secret of more than 32 characters\n" + Files.readString(secret));
        try (RunningServer after = RunningServer.open(folder)) {
            assertThat(after.send("GET", Paths.DEVICES, grant.accessToken(), null).statusCode()).as(
                    "signed with the older secret").isEqualTo(200);
        }
        Files.writeString(secret, "a newer secret of more than 32 characters\n");
        try (RunningServer later = RunningServer.open(folder)) {
            assertThat(later.send("GET", Paths.DEVICES, grant.accessToken(), null).statusCode()).as(
                    "the older secret is gone").isEqualTo(401);
            assertThat(later.send("POST", Paths.REFRESH, null, new RefreshRequest(grant.refreshToken())).statusCode())
                    .as("nobody has to sign in again").isEqualTo(200);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private int status(TokenGrant grant) throws Exception {
        return server.send("GET", Paths.DEVICES, grant.accessToken(), null).statusCode();
    }

    private int refresh(TokenGrant grant) throws Exception {
        return server.send("POST", Paths.REFRESH, null, new RefreshRequest(grant.refreshToken())).statusCode();
    }

    private TokenGrant refreshed(TokenGrant grant) throws Exception {
        return Json.read(server.send("POST", Paths.REFRESH, null, new RefreshRequest(grant.refreshToken())).body(),
                TokenGrant.class);
    }
}
