package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.protocol.Credentials;
import org.woodshed.protocol.DeviceList;
import org.woodshed.protocol.DeviceRename;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Paths;
import org.woodshed.server.auth.PasswordCost;
import org.woodshed.server.auth.Registration;
import org.woodshed.server.limits.AddressRange;
import org.woodshed.server.limits.RateLimit;

/** Accounts and devices. */
class AccountTest extends SharedServer {
    @Test
    void anAddressNamesOneAccountHoweverItIsWritten() throws Exception {
        TestDevice studio = server.newUser();
        Credentials shouted = RunningServer.credentials(" " + studio.email().toUpperCase(Locale.ROOT),
                RunningServer.PASSWORD);

        assertThat(TestDevice.refusal(server.send("POST", Paths.REGISTER, null, shouted), 409).code()).isEqualTo(
                "email_taken");
        assertThat(RunningServer.grant(server.send("POST", Paths.LOGIN, null, shouted), 200).userId()).isEqualTo(studio
                .userId());
    }

    @Test
    void aWrongPasswordAndAnUnknownAccountGetOneAnswer() throws Exception {
        TestDevice studio = server.newUser();
        HttpResponse<String> wrong = server.send("POST", Paths.LOGIN, null, RunningServer.credentials(studio.email(),
                "wrong password"));
        HttpResponse<String> unknown = server.send("POST", Paths.LOGIN, null, RunningServer.credentials(RunningServer
                .newEmail(), "wrong password"));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void passwordsHave10To200Characters() throws Exception {
        assertThat(registerWith("123456789").statusCode()).isEqualTo(400);
        assertThat(registerWith("1234567890").statusCode()).isEqualTo(201);
        assertThat(registerWith("x".repeat(200)).statusCode()).isEqualTo(201);
        assertThat(registerWith("x".repeat(201)).statusCode()).isEqualTo(400);
    }

    @Test
    void aMissingPartIsNamed() throws Exception {
        HttpResponse<String> answer = server.send("POST", Paths.REGISTER, null, "{\"email\": \"a@b.c\"}");
        assertThat(TestDevice.refusal(answer, 400).message()).contains("password");
        HttpResponse<String> noAddress = server.send("POST", Paths.REGISTER, null, RunningServer.credentials("nobody",
                RunningServer.PASSWORD));
        assertThat(TestDevice.detail(TestDevice.refusal(noAddress, 400), "field")).isEqualTo("email");
    }

    @Test
    void aDeviceBelongsToOneAccount() throws Exception {
        TestDevice studio = server.newUser();
        Credentials thief = new Credentials(RunningServer.newEmail(), RunningServer.PASSWORD, studio.deviceId(), null);
        assertThat(TestDevice.refusal(server.send("POST", Paths.REGISTER, null, thief), 409).code()).isEqualTo(
                "device_taken");
        assertThat(server.send("POST", Paths.LOGIN, null, thief).statusCode()).as("the account was not made").isEqualTo(
                401);
    }

    @Test
    void devicesAreListedRenamedAndRevoked() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        studio.sync(Edits.entry(Edits.newEntry(), "one"));
        studio.sync();

        assertThat(server.send("PATCH", Paths.DEVICES + "/" + home.deviceId(), studio.token(), new DeviceRename(
                "Kitchen")).statusCode()).isEqualTo(200);
        List<DeviceList.Item> devices = Json.read(studio.get(Paths.DEVICES).body(), DeviceList.class).devices();
        assertThat(devices).extracting(DeviceList.Item::name).containsExactly("Laptop", "Kitchen");
        assertThat(devices.getFirst().current()).isTrue();
        assertThat(devices.getFirst().cursor()).as("what it said it had applied").isEqualTo(1);

        server.send("DELETE", Paths.DEVICES + "/" + home.deviceId(), studio.token(), null);
        assertThat(home.get(Paths.DEVICES).statusCode()).isEqualTo(401);
        assertThat(Json.read(studio.get(Paths.DEVICES).body(), DeviceList.class).devices()).hasSize(1);
    }

    @Test
    void anotherAccountsDevicesCannotBeTouched() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice stranger = server.newUser();
        String path = Paths.DEVICES + "/" + studio.deviceId();
        assertThat(server.send("DELETE", path, stranger.token(), null).statusCode()).isEqualTo(404);
        assertThat(server.send("PATCH", path, stranger.token(), new DeviceRename("mine")).statusCode()).isEqualTo(404);
        assertThat(studio.get(Paths.DEVICES).statusCode()).isEqualTo(200);
    }

    @Test
    void ofManyWhoRegisterAtOnceOnlyOneIsTheFirst(@TempDir Path folder) throws Exception {
        ServerConfig config = cheap(folder).withLoginRate(RateLimit.parse("1000/s"));
        try (RunningServer owned = RunningServer.start(config);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> register = () -> owned.send("POST", Paths.REGISTER, null, RunningServer.credentials(
                    RunningServer.newEmail(), RunningServer.PASSWORD)).statusCode();
            List<Integer> statuses = threads.invokeAll(List.of(register, register, register, register)).stream().map(
                    Future::resultNow).toList();
            assertThat(statuses).containsExactlyInAnyOrder(201, 403, 403, 403);
        }
    }

    @Test
    void aClosedServerTakesNobody(@TempDir Path folder) throws Exception {
        try (RunningServer closed = RunningServer.start(cheap(folder).withRegistration(
                Registration.CLOSED))) {
            HttpResponse<String> answer = closed.send("POST", Paths.REGISTER, null, RunningServer.credentials(
                    RunningServer.newEmail(), RunningServer.PASSWORD));
            assertThat(TestDevice.refusal(answer, 403).code()).isEqualTo("forbidden");
        }
    }

    @Test
    void guessingIsSlowedDownByAddressAndByAccount(@TempDir Path folder) throws Exception {
        ServerConfig config = cheap(folder).withLoginRate(RateLimit.parse("3/h"));
        try (RunningServer guarded = RunningServer.start(config)) {
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThat(guess(guarded).statusCode()).isEqualTo(401);
            }
            HttpResponse<String> refused = guess(guarded);
            assertThat(TestDevice.refusal(refused, 429).code()).isEqualTo("rate_limited");
            assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow())).isBetween(1L, 1200L);
        }
    }

    @Test
    void behindATrustedProxyEachMusicianIsCountedApart(@TempDir Path folder) throws Exception {
        ServerConfig config = cheap(folder).withLoginRate(RateLimit.parse("1/h")).withTrustedProxies(List.of(
                AddressRange.parse("127.0.0.0/8")));
        try (RunningServer proxied = RunningServer.start(config)) {
            assertThat(guessFrom(proxied, "203.0.113.1")).isEqualTo(401);
            assertThat(guessFrom(proxied, "203.0.113.2")).isEqualTo(401);
            assertThat(guessFrom(proxied, "203.0.113.9, 203.0.113.1")).as("what is further away may be made up")
                    .isEqualTo(429);
        }
        try (RunningServer open = RunningServer.start(config.withTrustedProxies(List.of()))) {
            assertThat(guessFrom(open, "203.0.113.1")).isEqualTo(401);
            assertThat(guessFrom(open, "203.0.113.2")).as("nobody is trusted to say so").isEqualTo(429);
        }
    }

    /** A server as by default, but for what its passwords cost. */
    private static ServerConfig cheap(Path folder) {
        return ServerConfig.in(folder).withPasswordCost(new PasswordCost(64, 1));
    }

    private static int guessFrom(RunningServer server, String address) throws Exception {
        return server.http().send(HttpRequest.newBuilder(server.uri(Paths.LOGIN)).header("X-Forwarded-For", address)
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(Json.write(
                        RunningServer.credentials(RunningServer.newEmail(), "wrong password"))))
                .build(),
                HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private static HttpResponse<String> guess(RunningServer server) throws Exception {
        return server.send("POST", Paths.LOGIN, null, RunningServer.credentials(RunningServer.newEmail(),
                "wrong password"));
    }

    private HttpResponse<String> registerWith(String password) throws Exception {
        return server.send("POST", Paths.REGISTER, null, RunningServer.credentials(RunningServer.newEmail(), password));
    }
}
