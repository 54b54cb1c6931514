package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.protocol.AccountDeletion;
import org.woodshed.protocol.Credentials;
import org.woodshed.protocol.DeviceList;
import org.woodshed.protocol.DeviceRename;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.PasswordChange;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.RefreshRequest;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.server.auth.Registration;
import org.woodshed.server.limits.RateLimit;

/** What becomes of an account after it was opened. */
class AccountLifeTest extends SharedServer {
    private static final String NEW_PASSWORD = "another horse battery";

    @Test
    void aChangeOfPasswordRevokesTheOtherDevicesAndNoTokenOfThisOne() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        try (TestSocket own = TestSocket.open(server, studio); TestSocket other = TestSocket.open(server, home)) {
            assertThat(changePassword(studio, RunningServer.PASSWORD, NEW_PASSWORD).statusCode()).isEqualTo(204);
            assertThat(other.closeCode()).isEqualTo(4003);
            own.send("{\"type\": \"PING\"}");
            assertThat(own.next(SocketMessage.Pong.class)).as("this device goes on").isNotNull();
        }
        assertThat(home.get(Paths.DEVICES).statusCode()).isEqualTo(401);
        assertThat(refresh(home)).isEqualTo(401);
        assertThat(studio.get(Paths.DEVICES).statusCode()).isEqualTo(200);
        assertThat(refresh(studio)).isEqualTo(200);
        assertThat(login(studio.email(), RunningServer.PASSWORD)).isEqualTo(401);
        assertThat(login(studio.email(), NEW_PASSWORD)).isEqualTo(200);
    }

    @Test
    void aWrongOldPasswordChangesNothing() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        HttpResponse<String> refused = changePassword(studio, "wrong password", NEW_PASSWORD);
        assertThat(TestDevice.refusal(refused, 403).code()).isEqualTo("forbidden");
        assertThat(home.get(Paths.DEVICES).statusCode()).isEqualTo(200);
        assertThat(login(studio.email(), RunningServer.PASSWORD)).isEqualTo(200);
    }

    @Test
    void aNewPasswordThatIsTooShortIsNamed() throws Exception {
        HttpResponse<String> refused = changePassword(server.newUser(), RunningServer.PASSWORD, "123456789");
        assertThat(TestDevice.detail(TestDevice.refusal(refused, 400), "field")).isEqualTo("newPassword");
        HttpResponse<String> missing = server.newUser().post(Paths.ACCOUNT_PASSWORD, "{\"oldPassword\": \"x\"}");
        assertThat(TestDevice.detail(TestDevice.refusal(missing, 400), "field")).isEqualTo("newPassword");
    }

    @Test
    void ofTwoChangesOfPasswordAtOnceOneWins() throws Exception {
        TestDevice studio = server.newUser();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> changes = List.of(() -> changePassword(studio, RunningServer.PASSWORD,
                    NEW_PASSWORD + 1).statusCode(),
                    () -> changePassword(studio, RunningServer.PASSWORD, NEW_PASSWORD
                            + 2).statusCode());
            List<Integer> statuses = threads.invokeAll(changes).stream().map(Future::resultNow).toList();
            assertThat(statuses).containsExactlyInAnyOrder(204, 403);
            assertThat(login(studio.email(), NEW_PASSWORD + (statuses.getFirst() == 204 ? 1 : 2))).isEqualTo(200);
        }
    }

    @Test
    void guessingAnOldPasswordIsSlowedDownLikeSigningIn(@TempDir Path folder) throws Exception {
        try (RunningServer guarded = RunningServer.start(RunningServer.unlimited(folder).withLoginRate(RateLimit.parse(
                "3/h")))) {
            TestDevice studio = guarded.newUser();
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThat(studio.post(Paths.ACCOUNT_PASSWORD, new PasswordChange("wrong", NEW_PASSWORD)).statusCode())
                        .isEqualTo(403);
            }
            assertThat(studio.post(Paths.ACCOUNT_PASSWORD, new PasswordChange(RunningServer.PASSWORD, NEW_PASSWORD))
                    .statusCode()).isEqualTo(429);
            assertThat(guarded.send("DELETE", Paths.ACCOUNT, studio.token(), new AccountDeletion(
                    RunningServer.PASSWORD)).statusCode()).isEqualTo(429);
        }
    }

    @Test
    void aDeletedAccountLeavesNothingInAnyTable(@TempDir Path folder) throws Exception {
        TestDevice witness;
        TestDevice leaving;
        TestDevice second;
        try (RunningServer own = RunningServer.open(folder)) {
            witness = own.newUser();
            leaving = own.newUser();
            second = leaving.another();
            witness.sync(Edits.entry(Edits.newEntry(), "what the witness wrote"));
            leaving.sync(Edits.entry(Edits.newEntry(), "what the leaver wrote"));
            try (TestSocket socket = TestSocket.open(own, second)) {
                HttpResponse<String> wrong = own.send("DELETE", Paths.ACCOUNT, leaving.token(), new AccountDeletion(
                        "wrong password"));
                assertThat(TestDevice.refusal(wrong, 403).code()).isEqualTo("forbidden");
                assertThat(leaving.sync().digest().count()).as("nothing was deleted").isEqualTo(1);
                assertThat(delete(own, leaving)).isEqualTo(204);
                assertThat(socket.closeCode()).isEqualTo(4003);
            }
            assertThat(leaving.get(Paths.DEVICES).statusCode()).isEqualTo(401);
            assertThat(own.send("POST", Paths.REFRESH, null, new RefreshRequest(second.grant().refreshToken()))
                    .statusCode()).isEqualTo(401);
        }
        assertThat(TestDatabases.text(folder)).contains(witness.userId().value(), witness.email(), witness.deviceId()
                .value(), "what the witness wrote").doesNotContain(leaving.userId().value(), leaving.email(), leaving
                        .deviceId().value(), second.deviceId().value(), "what the leaver wrote");
        try (RunningServer again = RunningServer.open(folder)) {
            assertThat(again.register(leaving.email()).sync().newChanges()).as("the address is free again").isEmpty();
        }
    }

    @Test
    void aServerWhoseOnlyAccountIsGoneTakesAFirstUserAgain(@TempDir Path folder) throws Exception {
        try (RunningServer own = RunningServer.start(RunningServer.unlimited(folder).withRegistration(
                Registration.FIRST_USER))) {
            TestDevice first = own.newUser();
            Credentials second = RunningServer.credentials(RunningServer.newEmail(), RunningServer.PASSWORD);
            assertThat(own.send("POST", Paths.REGISTER, null, second).statusCode()).isEqualTo(403);
            assertThat(delete(own, first)).isEqualTo(204);
            assertThat(own.send("POST", Paths.REGISTER, null, second).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void whatIsPushedWhileTheAccountIsDeletedIsDeletedOrRefused(@TempDir Path folder) throws Exception {
        TestDevice studio;
        try (RunningServer own = RunningServer.open(folder);
                var threads = Executors
                        .newVirtualThreadPerTaskExecutor()) {
            studio = own.newUser();
            List<TestDevice> writers = List.of(studio.another(), studio.another(), studio.another());
            List<Future<Integer>> pushes = writers.stream().map(writer -> threads.submit(() -> pushUntilRefused(
                    writer))).toList();
            assertThat(delete(own, studio)).isEqualTo(204);
            for (Future<Integer> push : pushes) {
                assertThat(push.get()).isEqualTo(401);
            }
        }
        assertThat(TestDatabases.text(folder)).contains("INSERT INTO").doesNotContain(studio.userId().value());
    }

    @Test
    void aRenameAtTheSameTimeDoesNotUndoARevocation() throws Exception {
        TestDevice studio = server.newUser();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 20; round++) {
                TestDevice stolen = studio.another();
                String path = Paths.DEVICES + "/" + stolen.deviceId();
                Callable<Integer> rename = () -> server.send("PATCH", path, studio.token(), new DeviceRename("Kitchen"))
                        .statusCode();
                Callable<Integer> revoke = () -> server.send("DELETE", path, studio.token(), null).statusCode();
                List<Integer> statuses = threads.invokeAll(List.of(rename, revoke, rename)).stream().map(
                        Future::resultNow).toList();
                assertThat(statuses.get(1)).isEqualTo(204);
                assertThat(stolen.get(Paths.DEVICES).statusCode()).isEqualTo(401);
            }
        }
        assertThat(Json.read(studio.get(Paths.DEVICES).body(), DeviceList.class).devices()).hasSize(1);
    }

    private static int pushUntilRefused(TestDevice device) throws Exception {
        while (true) {
            int status = device.post(Paths.SYNC_V2, device.request(Edits.entry(Edits.newEntry(), "n"))).statusCode();
            if (status != 200) {
                return status;
            }
        }
    }

    private static int delete(RunningServer server, TestDevice device) throws Exception {
        return server.send("DELETE", Paths.ACCOUNT, device.token(), new AccountDeletion(RunningServer.PASSWORD))
                .statusCode();
    }

    private HttpResponse<String> changePassword(TestDevice device, String from, String to) throws Exception {
        return server.send("POST", Paths.ACCOUNT_PASSWORD, device.token(), new PasswordChange(from, to));
    }

    private int refresh(TestDevice device) throws Exception {
        return server.send("POST", Paths.REFRESH, null, new RefreshRequest(device.grant().refreshToken())).statusCode();
    }

    private int login(String email, String password) throws Exception {
        return server.send("POST", Paths.LOGIN, null, RunningServer.credentials(email, password)).statusCode();
    }
}
