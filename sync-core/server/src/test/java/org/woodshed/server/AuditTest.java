package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.PasswordChange;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.RefreshRequest;
import org.woodshed.protocol.TokenGrant;

/** What is written down of sign-ins and revocations, and how passwords are kept. */
class AuditTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void everySignInAndRevocationIsWrittenDownWithItsDevice() throws Exception {
        TestDevice studio;
        TestDevice home;
        TestDevice gone;
        TestDevice copied;
        try (RunningServer server = RunningServer.open(folder)) {
            studio = server.newUser();
            home = studio.another();
            gone = studio.another();
            copied = studio.another();
            assertThat(server.send("POST", Paths.LOGIN, null, RunningServer.credentials(studio.email(),
                    "a wrong password")).statusCode()).isEqualTo(401);
            server.send("POST", Paths.LOGOUT, home.token(), null);
            server.send("DELETE", Paths.DEVICES + "/" + gone.deviceId(), studio.token(), null);
            refreshed(server, refreshed(server, copied.grant()));
            assertThat(server.send("POST", Paths.REFRESH, null, new RefreshRequest(copied.grant().refreshToken()))
                    .statusCode()).isEqualTo(401);
            assertThat(studio.post(Paths.ACCOUNT_PASSWORD, new PasswordChange(RunningServer.PASSWORD,
                    "another horse battery")).statusCode()).isEqualTo(204);
        }

        List<String> audit = TestDatabases.query(folder, "SELECT event, device_id FROM audit").stream().map(
                row -> row.get("event") + " " + row.get("device_id")).toList();
        assertThat(audit).contains("registered " + studio.deviceId(), "signed_in " + home.deviceId(),
                "signed_in " + gone
                        .deviceId(),
                "sign_in_failed null", "signed_out " + home.deviceId(), "device_revoked " + gone.deviceId(),
                "token_reused " + copied.deviceId(), "password_changed " + studio.deviceId(), "device_revoked " + home
                        .deviceId(),
                "device_revoked " + copied.deviceId());
        assertThat(audit).as("nothing is said twice").doesNotHaveDuplicates().hasSize(11);
    }

    @Test
    void aPasswordThatWasResetFromOutsideIsWrittenDownWithTheDevicesThatItSignedOut() throws Exception {
        TestDevice studio;
        TestDevice home;
        try (RunningServer server = RunningServer.open(folder)) {
            studio = server.newUser();
            home = studio.another();
            server.newUser();
        }
        ServerConfig config = RunningServer.unlimited(folder).withData(TestDatabases.in(folder));
        assertThat(new PasswordReset(config).run(studio.email(), "remembered this time")).isTrue();
        assertThat(new PasswordReset(config).run("nobody@example.org", "remembered this time")).isFalse();

        assertThat(TestDatabases.query(folder, "SELECT user_id, event, device_id FROM audit"
                + " WHERE event NOT IN ('registered', 'signed_in')")).extracting(row -> row.get("user_id") + " "
                        + row
                                .get("event")
                        + " " + row.get("device_id"))
                .containsExactlyInAnyOrder(studio.userId()
                        + " password_reset null", studio.userId() + " device_revoked " + studio.deviceId(),
                        studio.userId() + " device_revoked " + home.deviceId());
    }

    @Test
    void passwordsAreKeptAsArgon2idAndTokensAsHashes() throws Exception {
        TestDevice studio;
        try (RunningServer server = RunningServer.open(folder)) {
            studio = server.newUser();
        }

        assertThat(TestDatabases.query(folder, "SELECT password_hash FROM users")).singleElement().satisfies(
                row -> assertThat(String.valueOf(row.get("password_hash"))).startsWith("$argon2id$"));
        Map<String, Object> token = TestDatabases.query(folder, "SELECT token_hash FROM refresh_tokens").getFirst();
        assertThat(String.valueOf(token.get("token_hash"))).matches("[0-9a-f]{64}");
        assertThat(TestDatabases.text(folder)).doesNotContain(studio.grant().refreshToken()).doesNotContain(
                RunningServer.PASSWORD).doesNotContain(studio.token());
    }

    private static TokenGrant refreshed(RunningServer server, TokenGrant grant) throws Exception {
        return Json.read(server.send("POST", Paths.REFRESH, null, new RefreshRequest(grant.refreshToken())).body(),
                TokenGrant.class);
    }
}
