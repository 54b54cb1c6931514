package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.protocol.TokenGrant;
import org.woodshed.server.cli.ServerCommand;
import picocli.CommandLine;

/** The server as a process. */
@EmbeddedOnly
class ServerCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void whatWasAcknowledgedSurvivesAKillAndASignalEndsItWell() throws Exception {
        List<EntityKey> acknowledged = new ArrayList<>();
        TokenGrant grant;
        try (ServerProcess first = ServerProcess.start(folder)) {
            grant = Json.read(first.post(Paths.REGISTER, "", RunningServer.credentials("a@example.org",
                    RunningServer.PASSWORD)), TokenGrant.class);
            for (int number = 0; number < 50; number++) {
                Change change = Edits.entry(Edits.newEntry(), "n" + number);
                first.post(Paths.SYNC_V2, grant.accessToken(), new SyncRequest(null, 0L, null, 1, 1, null, List.of(
                        change)));
                acknowledged.add(change.key());
            }
            sendTokensInQueries(first, grant);
            first.process().destroyForcibly().waitFor();
            assertThat(first.logged()).contains("path=\"" + Paths.SYNC_V2 + "\"");
        }
        // The second one is told by its environment how to do things.
        Map<String, String> environment = Map.of("WOODSHED_LOG_FORMAT", "JSON", "WOODSHED_V1", "off",
                "WOODSHED_V1_SUNSET", "2027-06-30", "WOODSHED_LEGACY_TIME_CURSOR", "off");
        int before = Files.readAllLines(folder.resolve("err.log")).size();
        try (ServerProcess second = ServerProcess.start(folder, environment)) {
            SyncResponse all = Json.read(second.post(Paths.SYNC_V2, grant.accessToken(), new SyncRequest(null, 0L, null,
                    1, 500, null, List.of())), SyncResponse.class);
            assertThat(all.newChanges()).extracting(change -> change.state().key()).isEqualTo(acknowledged);
            assertThat(second.send(Paths.SYNC_V1_PULL, "", "{}").headers().firstValue("Sunset")).isPresent();
            sendTokensInQueries(second, grant);
            second.process().destroy();
            assertThat(second.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(second.process().exitValue()).isZero();
        }
        List<String> log = Files.readAllLines(folder.resolve("err.log"));
        assertThat(String.join("\n", log)).as("nothing secret or personal is logged").doesNotContain("token=")
                .doesNotContain(RunningServer.PASSWORD, grant.accessToken(), grant.refreshToken(), "example.org",
                        "n49");
        List<String> requests = log.subList(before, log.size()).stream().filter(line -> line.contains("request"))
                .toList();
        assertThat(requests).hasSizeGreaterThan(3);
        for (String line : requests) {
            assertThat(Json.readObject(line).path("level").asString()).as(line).isNotEmpty();
        }
    }

    /** Asks in every way in which a token may stand in a query. */
    private static void sendTokensInQueries(ServerProcess server, TokenGrant grant) throws Exception {
        String query = Paths.SOCKET + "?userId=" + grant.userId() + "&token=" + grant.accessToken();
        server.http().newWebSocketBuilder().buildAsync(URI.create(server.uri().toString().replace("http:", "ws:")
                + query), new WebSocket.Listener() {}).get().abort();
        assertThat(server.send(query + "%00", "", "{}").statusCode()).isBetween(400, 499);
        assertThat(server.send(Paths.SYNC_V2 + "?token=" + grant.accessToken(), "", "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void everyOptionAlsoStandsInTheEnvironment() {
        List<CommandLine.Model.OptionSpec> options = new CommandLine(new ServerCommand()).getCommandSpec().options()
                .stream().filter(option -> !option.usageHelp() && !option.versionHelp()).toList();
        assertThat(options).hasSizeGreaterThan(15).allSatisfy(option -> {
            String variable =
                    "WOODSHED_" + option.longestName().substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
            Field field = (Field) option.userObject();
            assertThat(field.getAnnotation(CommandLine.Option.class).defaultValue()).startsWith("${env:" + variable)
                    .matches(value -> value.charAt(("${env:" + variable).length()) != '_');
        });
    }

    @Test
    void aFolderInUseIsRefusedWithOneSentence() throws Exception {
        try (RunningServer running = RunningServer.open(folder)) {
            StringWriter errors = new StringWriter();
            assertThat(run(errors, "--data", folder.toString(), "--port", "0")).isEqualTo(1);
            assertThat(errors.toString()).startsWith("The data folder " + folder + " is in use").hasLineCount(1);
            assertThat(running.send("GET", Paths.READY, null, null).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPortInUseIsRefusedWithOneSentence(@TempDir Path other) throws Exception {
        try (RunningServer running = RunningServer.open(folder)) {
            StringWriter errors = new StringWriter();
            assertThat(run(errors, "--data", other.toString(), "--port", String.valueOf(running.server().port())))
                    .isEqualTo(1);
            assertThat(errors.toString()).startsWith("Port ").hasLineCount(1);
        }
        try (RunningServer free = RunningServer.open(other)) {
            assertThat(free.server().port()).as("the folder was let go").isPositive();
        }
    }

    @Test
    void wrongUsageIsTold() {
        assertThat(run(new StringWriter(), "--port", "0")).isEqualTo(2);
        assertThat(run(new StringWriter(), "--data", "x", "--port", "70000")).isEqualTo(2);
        assertThat(run(new StringWriter(), "--data", "x", "--registration", "all")).isEqualTo(2);
        assertThat(run(new StringWriter(), "--data", "x", "--access-token-ttl", "soon")).isEqualTo(2);
        assertThat(run(new StringWriter(), "--dance")).isEqualTo(2);
        assertThat(run(new StringWriter(), "--help")).isZero();
        assertThat(run(new StringWriter(), "--version")).isZero();
    }

    private static int run(StringWriter errors, String... arguments) {
        return new CommandLine(new ServerCommand()).setErr(new PrintWriter(errors)).setOut(new PrintWriter(
                new StringWriter())).execute(arguments);
    }
}
