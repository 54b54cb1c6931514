package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.protocol.Credentials;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Paths;
import org.woodshed.server.auth.PasswordCost;
import org.woodshed.server.auth.Registration;
import org.woodshed.server.limits.AddressRange;

/** Guessing passwords is slow, and tells nothing. */
class ThrottleTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T18:00:00Z"));

    @Test
    void tenAttemptsAMinuteByDefaultAndTheEleventhWaits() throws Exception {
        try (RunningServer server = start()) {
            for (int attempt = 0; attempt < 10; attempt++) {
                assertThat(guess(server, "203.0.113.7", RunningServer.newEmail()).statusCode()).isEqualTo(401);
            }
            HttpResponse<String> refused = guess(server, "203.0.113.7", RunningServer.newEmail());
            assertThat(TestDevice.refusal(refused, 429).code()).isEqualTo("rate_limited");
            assertThat(refused.headers().firstValue("Retry-After")).contains("6");
            assertThat(guess(server, "203.0.113.8", RunningServer.newEmail()).statusCode()).as("another address")
                    .isEqualTo(401);
            clock.advance(Duration.ofMillis(5_999));
            assertThat(guess(server, "203.0.113.7", RunningServer.newEmail()).statusCode()).isEqualTo(429);
            clock.advance(Duration.ofMillis(1));
            assertThat(guess(server, "203.0.113.7", RunningServer.newEmail()).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void anAccountIsCountedFromWhereverItIsTriedWhetherItExistsOrNot() throws Exception {
        try (RunningServer server = start()) {
            String known = server.register(RunningServer.newEmail()).email();
            String unknown = RunningServer.newEmail();
            for (String email : List.of(known, unknown)) {
                // Registering counted once for the account that exists.
                int attempts = email.equals(known) ? 9 : 10;
                for (int attempt = 0; attempt < attempts; attempt++) {
                    assertThat(guess(server, "198.51.100." + attempt, email).statusCode()).isEqualTo(401);
                }
                HttpResponse<String> refused = guess(server, "198.51.100.99", email);
                assertThat(TestDevice.refusal(refused, 429).code()).isEqualTo("rate_limited");
            }
            assertThat(guess(server, "198.51.100.98", "Other@Example.Org").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aHouseholdsWholeIpv6NetworkIsOneAddress() throws Exception {
        try (RunningServer server = start()) {
            for (int attempt = 0; attempt < 10; attempt++) {
                assertThat(guess(server, "2001:db8:1:2::" + attempt, RunningServer.newEmail()).statusCode()).isEqualTo(
                        401);
            }
            assertThat(guess(server, "2001:db8:1:2:ffff::1", RunningServer.newEmail()).statusCode()).isEqualTo(429);
            assertThat(guess(server, "2001:db8:1:3::1", RunningServer.newEmail()).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void whatIsNoAddressCountsForTheProxyThatSaidIt() throws Exception {
        try (RunningServer server = start()) {
            for (int attempt = 0; attempt < 10; attempt++) {
                assertThat(guess(server, "nonsense" + attempt, RunningServer.newEmail()).statusCode()).isEqualTo(401);
            }
            assertThat(guess(server, "unknown", RunningServer.newEmail()).statusCode()).isEqualTo(429);
        }
    }

    @Test
    void theNearestAddressCountsAlsoInAHeaderOfItsOwn() throws Exception {
        try (RunningServer server = start()) {
            for (int attempt = 0; attempt < 10; attempt++) {
                assertThat(guess(server, List.of("10.9.9." + attempt, "203.0.113.7"), RunningServer.newEmail())
                        .statusCode()).isEqualTo(401);
            }
            assertThat(guess(server, List.of("10.9.9.99", "203.0.113.7"), RunningServer.newEmail()).statusCode())
                    .isEqualTo(429);
        }
    }

    @Test
    void anUnknownAccountTakesAsLongAsAWrongPassword() throws Exception {
        try (RunningServer server = RunningServer.start(RunningServer.unlimited(folder).withPasswordCost(
                new PasswordCost(8 * 1024, 2)))) {
            String known = server.newUser().email();
            medianMillis(server, known, 3);
            double wrong = medianMillis(server, known, 7);
            double unknown = medianMillis(server, RunningServer.newEmail(), 7);
            assertThat(unknown / wrong).as("unknown %s ms, wrong %s ms", unknown, wrong).isBetween(0.5, 2.0);
            assertThat(wrong).as("a slow hash was computed").isGreaterThan(5);
        }
    }

    private static double medianMillis(RunningServer server, String email, int attempts)
            throws Exception {
        double[] times = new double[attempts];
        for (int attempt = 0; attempt < times.length; attempt++) {
            long start = System.nanoTime();
            Credentials guess = RunningServer.credentials(email, "wrong password");
            assertThat(server.send("POST", Paths.LOGIN, null, guess).statusCode()).isEqualTo(401);
            times[attempt] = (System.nanoTime() - start) / 1e6;
        }
        return IntStream.range(0, times.length).mapToDouble(index -> times[index]).sorted().skip(times.length / 2)
                .findFirst().orElseThrow();
    }

    private RunningServer start() throws Exception {
        return RunningServer.start(ServerConfig.in(folder).withRegistration(Registration.OPEN).withTrustedProxies(List
                .of(AddressRange.parse("127.0.0.0/8"))).withPasswordCost(new PasswordCost(64, 1)), clock);
    }

    private static HttpResponse<String> guess(RunningServer server, String address, String email) throws Exception {
        return guess(server, List.of(address), email);
    }

    private static HttpResponse<String> guess(RunningServer server, List<String> addresses, String email)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(Paths.LOGIN));
        addresses.forEach(address -> request.header("X-Forwarded-For", address));
        return server.http().send(request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers
                .ofString(Json.write(RunningServer.credentials(email, "wrong password")))).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
