package org.woodshed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.testkit.SelfSigned;
import org.woodshed.testkit.TestServer;

/** What {@code woodshed connect} asks before anything is sent, with a real server. */
class ConnectCommandTest {
    private static final String PASSWORD = "slow practice makes perfect\n";

    @TempDir
    private Path folder;

    private Shell shell() {
        return new Shell(folder.resolve("laptop"));
    }

    private Shell.Outcome connect(Object server, String... options) {
        String[] all = new String[options.length + 5];
        System.arraycopy(new String[] {"connect", server.toString(), "--register", "--email", "a@b.org"}, 0, all, 0, 5);
        System.arraycopy(options, 0, all, 5, options.length);
        return shell().runWith(PASSWORD, all);
    }

    @Test
    void aSelfSignedServerIsRefusedWithItsFingerprintAndTakenWithIt() throws Exception {
        SelfSigned certificate = SelfSigned.make(folder.resolve("server.p12"));
        try (TestServer server = TestServer.start(folder.resolve("server"), settings -> settings.withTls(certificate
                .keystore()))) {
            Shell.Outcome refused = connect(server.uri());
            assertThat(refused.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(refused.err()).contains("Nothing was sent", "--fingerprint " + certificate.fingerprint());
            assertThat(connect(server.uri(), "--fingerprint", certificate.fingerprint().hex()).exitCode()).isEqualTo(
                    ExitCodes.DONE);
            assertThat(shell().run("status").out()).contains("in a file that only you can read");
            assertThat(shell().run("status", "--json").json().path("signInKept").asString()).isEqualTo("file");
            assertThat(shell().run("sync").exitCode()).as("remembered").isEqualTo(ExitCodes.DONE);
        }
    }

    @Test
    void whatIsNoFingerprintIsSaidBeforeAnythingIsAsked() {
        Shell.Outcome outcome = connect("https://example.org", "--fingerprint", "AB:CD");
        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(outcome.err()).contains("64 hexadecimal digits");
    }

    @Test
    @EnabledOnOs(OS.LINUX) // where 0.0.0.0 leads to this machine although it is no loopback address
    void plainHttpToAnotherMachineNeedsTheOption() {
        try (TestServer server = TestServer.start(folder.resolve("server"))) {
            URI elsewhere = URI.create(server.uri().toString().replace("127.0.0.1", "0.0.0.0"));
            Shell.Outcome refused = connect(elsewhere);
            assertThat(refused.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(refused.err()).contains("not_encrypted");
            assertThat(connect(elsewhere, "--allow-plain-http").exitCode()).isEqualTo(ExitCodes.DONE);
        }
    }
}
