package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.protocol.Paths;
import org.woodshed.server.cli.ServerCommand;
import picocli.CommandLine;

/** {@code woodshed-server reset-password}. */
@EmbeddedOnly
class ResetPasswordTest {
    private static final String NEW_PASSWORD = "remembered this time";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    void theAccountGetsTheNewPasswordAndItsDevicesAreSignedOut() throws Exception {
        TestDevice studio;
        try (RunningServer before = RunningServer.open(folder)) {
            studio = before.newUser();
            studio.sync(Edits.entry(Edits.newEntry(), "one"));
            assertThat(reset(studio.email(), NEW_PASSWORD)).as("the server runs on this folder").isEqualTo(1);
            assertThat(said.toString()).contains("in use");
        }
        assertThat(reset(studio.email().toUpperCase(java.util.Locale.ROOT), NEW_PASSWORD)).isZero();
        try (RunningServer after = RunningServer.open(folder)) {
            assertThat(after.send("GET", Paths.DEVICES, studio.token(), null).statusCode()).isEqualTo(401);
            assertThat(login(after, studio, RunningServer.PASSWORD)).isEqualTo(401);
            TestDevice again = new TestDevice(after, RunningServer.grant(after.send("POST", Paths.LOGIN, null,
                    RunningServer.credentials(studio.email(), NEW_PASSWORD)), 200), studio.email());
            assertThat(again.sync().newChanges()).as("the data stays").hasSize(1);
        }
        assertThat(said.toString()).doesNotContain(NEW_PASSWORD);
    }

    @Test
    void whatCannotBeDoneIsToldAndChangesNothing() throws Exception {
        String email;
        try (RunningServer before = RunningServer.open(folder)) {
            email = before.newUser().email();
        }
        assertThat(reset("nobody@example.org", NEW_PASSWORD)).isEqualTo(1);
        assertThat(reset(email, "short")).isEqualTo(1);
        assertThat(said.toString()).contains("There is no account with this email").contains("10 to 200 characters");
        try (RunningServer after = RunningServer.open(folder)) {
            assertThat(after.login(email).sync().newChanges()).isEmpty();
        }
    }

    private static int login(RunningServer server, TestDevice device, String password) throws Exception {
        return server.send("POST", Paths.LOGIN, null, RunningServer.credentials(device.email(), password)).statusCode();
    }

    private int reset(String email, String password) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((password + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            return new CommandLine(new ServerCommand()).setErr(new PrintWriter(said)).setOut(new PrintWriter(said))
                    .execute("reset-password", "--data", folder.toString(), "--email", email);
        } finally {
            System.setIn(before);
        }
    }
}
