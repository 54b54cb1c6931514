package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.server.cli.ServerCommand;
import org.woodshed.server.storage.DatabasePlace;
import picocli.CommandLine;

/** What is particular to a server with a PostgreSQL database. */
class PostgresServerTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;
    @SuppressWarnings("NullAway.Init")
    private DatabasePlace.Postgres place;

    @BeforeEach
    void createDatabase() {
        place = TestDatabases.postgres(folder);
    }

    @Test
    void nodesShareTokensAndDataAndNeedNoFolder() throws Exception {
        try (RunningServer one = node(); RunningServer other = node()) {
            TestDevice studio = one.newUser();
            EntityKey key = Edits.newEntry();
            studio.sync(Edits.entry(key, "here"));

            TestDevice elsewhere = new TestDevice(other, studio.grant(), studio.email());
            assertThat(elsewhere.pullAll(500)).extracting(change -> change.state().key()).containsExactly(key);
            assertThat(other.send("DELETE", Paths.DEVICES + "/" + studio.deviceId(), studio.token(), null)
                    .statusCode()).isEqualTo(204);
            assertThat(studio.get(Paths.DEVICES).statusCode()).as("revoked on the other node").isEqualTo(401);
        }
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aDeviceThatIsRevokedOnOneNodeLosesItsTokensAndItsSocketOnTheOther() throws Exception {
        try (RunningServer one = node(); RunningServer other = node()) {
            TestDevice studio = one.newUser();
            TestDevice home = one.login(studio.email());
            TestDevice homeElsewhere = new TestDevice(other, home.grant(), home.email());
            TestDevice studioElsewhere = new TestDevice(other, studio.grant(), studio.email());
            try (TestSocket revoked = TestSocket.open(other, homeElsewhere);
                    TestSocket kept = TestSocket.open(other, studioElsewhere)) {
                revoked.next(SocketMessage.Welcome.class);
                kept.next(SocketMessage.Welcome.class);
                assertThat(one.send("DELETE", Paths.DEVICES + "/" + home.deviceId(), studio.token(), null)
                        .statusCode()).isEqualTo(204);

                assertThat(homeElsewhere.get(Paths.DEVICES).statusCode()).as("at once").isEqualTo(401);
                assertThat(revoked.closeCode()).as("within seconds").isEqualTo(4003);
                kept.send("{\"type\":\"PING\"}");
                kept.next(SocketMessage.Pong.class);
            }
        }
    }

    @Test
    void whatOneNodeAcceptsIsToldToSocketsOfTheOtherWhichThenAskForIt() throws Exception {
        try (RunningServer one = node(); RunningServer other = node()) {
            TestDevice studio = one.newUser();
            TestDevice home = one.login(studio.email());
            TestDevice homeElsewhere = new TestDevice(other, home.grant(), home.email());
            try (TestSocket socket = TestSocket.open(other, homeElsewhere)) {
                assertThat(socket.next(SocketMessage.Welcome.class).latestSeq()).isZero();
                studio.sync(Edits.entry(Edits.newEntry(), "here"));
                assertThat(socket.next(SocketMessage.Welcome.class).latestSeq()).isEqualTo(1);
            }
        }
    }

    @Test
    void aRequestWithOneKeyRunsOnceThoughItReachesTwoNodesAtOnce() throws Exception {
        try (RunningServer one = node();
                RunningServer other = node();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            TestDevice here = one.newUser();
            TestDevice there = new TestDevice(other, here.grant(), here.email());
            String body = States.entries(States.entry(Edits.newEntry(), "once"));
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int number = 0; number < 16; number++) {
                TestDevice device = number % 2 == 0 ? here : there;
                answers.add(threads.submit(() -> device.post(Paths.SYNC_V1_PUSH, body, "X-Idempotency-Key", "k1")));
            }
            int replays = 0;
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(200);
                replays += answer.get().headers().firstValue("X-Idempotent-Replay").isPresent() ? 1 : 0;
            }
            assertThat(replays).isEqualTo(15);
            assertThat(here.sync().latestServerVersion()).isEqualTo(1);
        }
    }

    @Test
    void aServerWhoseConnectionsBreakAsksForPatienceAndGoesOn() throws Exception {
        try (RunningServer server = node()) {
            TestDevice studio = server.newUser();
            TestDatabases.execute("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE application_name = 'woodshed-server' AND datname = '%s'""".formatted(place.url().replaceFirst(
                    ".*/([^?]+).*", "$1")));
            List<Integer> statuses = new ArrayList<>();
            Awaitility.await().untilAsserted(() -> {
                int status = studio.get(Paths.DEVICES).statusCode();
                statuses.add(status);
                assertThat(status).isEqualTo(200);
            });
            assertThat(statuses).as("never an error of the server's own").isSubsetOf(200, 503);
            Awaitility.await().until(() -> studio.post(Paths.SYNC_V2, studio.request(Edits.entry(Edits.newEntry(),
                    "after"))).statusCode() == 200);
        }
    }

    @Test
    void theAddressIsTakenApartSoThatNothingShowsThePassword() {
        DatabasePlace.Postgres parsed = DatabasePlace.Postgres.parse(
                "jdbc:postgresql://h/db?user=ann&sslmode=require&password=s%26cret", "other", "otherpassword");
        assertThat(parsed.url()).isEqualTo("jdbc:postgresql://h/db?sslmode=require");
        assertThat(parsed.user()).isEqualTo("ann");
        assertThat(parsed.password()).isEqualTo("s&cret");
        assertThat(parsed).hasToString("jdbc:postgresql://h/db");
        assertThat(DatabasePlace.Postgres.parse("jdbc:postgresql:db", "ann", "secret").password()).isEqualTo("secret");
        assertThatThrownBy(() -> DatabasePlace.Postgres.parse("jdbc:mysql://ann:pearl-diver@h/db", null, null))
                .isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("pearl-diver");
    }

    @Test
    void aDatabaseThatIsNotThereIsToldInOneSentenceWithoutThePassword() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        StringWriter errors = new StringWriter();
        assertThat(run(errors, "--db", "jdbc:postgresql://127.0.0.1:" + nobody + "/db?user=ann&password=pearl-diver"))
                .isEqualTo(1);
        assertThat(errors.toString()).startsWith("The database jdbc:postgresql://127.0.0.1:" + nobody
                + "/db can't be opened; nothing in it was changed").hasLineCount(1).doesNotContain("pearl-diver");
        StringWriter wrong = new StringWriter();
        assertThat(run(wrong, "--db", "postgres://ann:pearl-diver@h/db")).isEqualTo(2);
        assertThat(wrong.toString()).contains("--db").doesNotContain("pearl-diver");
    }

    private RunningServer node() throws Exception {
        return RunningServer.start(RunningServer.unlimited(folder).withData(place));
    }

    private static int run(StringWriter errors, String... arguments) {
        return new CommandLine(new ServerCommand()).setErr(new PrintWriter(errors)).setOut(new PrintWriter(
                new StringWriter())).execute(arguments);
    }
}
