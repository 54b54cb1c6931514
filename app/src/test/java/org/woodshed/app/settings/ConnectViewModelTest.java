package org.woodshed.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenSession;
import org.woodshed.app.fixture.SampleLog;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.testkit.SelfSigned;
import org.woodshed.testkit.TestServer;

class ConnectViewModelTest {
    @TempDir
    private Path folder;

    @Test
    void whatWillBeUploadedIsCountedFirst() throws InvalidInputException {
        try (OpenSession open = new OpenSession(folder, MovingClock.fridayEvening())) {
            SampleLog.write(open.logbook());
            ConnectViewModel connect = open.session().sync().connect();
            connect.open();
            open.screen().runUntil("it is counted", () -> !connect.previewProperty().get().isEmpty());
            assertThat(connect.previewProperty().get()).isEqualTo(
                    "14 entries and 7 pieces of this laptop will be uploaded.");
            assertThat(connect.deviceNameProperty().get()).isNotBlank();
        }
    }

    @Test
    void syncNowWithoutAServerOffersToConnectOne() {
        try (OpenSession open = new OpenSession(folder, MovingClock.fridayEvening())) {
            boolean[] offered = {false};
            open.session().sync().setOpenConnect(() -> offered[0] = true);
            open.session().sync().status().syncNow();
            assertThat(offered[0]).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"'', a@b.org, secret, Type the address", "practice.example.org, nobody, secret, Type your e-mail",
            "practice.example.org, a@b.org, '', Type your password",
            "http://practice.example.org, a@b.org, secret, Plain http",
            "ftp://practice.example.org, a@b.org, secret, This is no address",
            "'not an address', a@b.org, secret, This is no address"})
    void whatIsMissingIsSaidBeforeAnythingIsSent(String server, String email, String password, String problem) {
        try (OpenSession open = new OpenSession(folder, MovingClock.fridayEvening())) {
            ConnectViewModel connect = filled(open, server, email, password);
            connect.connect(() -> {});
            assertThat(connect.problemProperty().get()).startsWith(problem);
            assertThat(connect.busyProperty().get()).isFalse();
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsSaidInWords() throws IOException {
        int unused;
        try (ServerSocket socket = new ServerSocket(0)) {
            unused = socket.getLocalPort();
        }
        try (OpenSession open = new OpenSession(folder, MovingClock.fridayEvening())) {
            ConnectViewModel connect = filled(open, "http://localhost:" + unused, "a@b.org", "secret secret");
            boolean[] connected = {false};
            connect.connect(() -> connected[0] = true);
            assertThat(connect.busyProperty().get()).isTrue();
            open.screen().runUntil("it is over", () -> !connect.busyProperty().get());
            assertThat(connect.problemProperty().get()).startsWith("The server was not reached").contains(
                    "Nothing was changed");
            assertThat(connected[0]).isFalse();
            assertThat(connect.passwordProperty().get()).isEqualTo("secret secret");
        }
    }

    @Test
    void aCertificateThatNobodySignedIsShownAndTrustedOnlyByAPersonsYes() throws Exception {
        SelfSigned certificate = SelfSigned.make(folder.resolve("server.p12"));
        try (TestServer server = TestServer.start(folder.resolve("server"), settings -> settings.withTls(certificate
                .keystore()));
                OpenSession open = new OpenSession(folder.resolve("laptop"), MovingClock
                        .fridayEvening())) {
            ConnectViewModel connect = filled(open, server.uri().toString(), "a@b.org", "slow practice makes perfect");
            connect.registerProperty().set(true);
            boolean[] connected = {false};
            connect.connect(() -> connected[0] = true);
            open.screen().runUntil("it is shown", () -> connect.certificateProperty().get() != null);
            assertThat(connect.certificateProperty().get()).isEqualTo(certificate.fingerprint());
            assertThat(connect.problemProperty().get()).contains("nothing was sent");
            assertThat(connect.certificateTrustedProperty().get()).isFalse();
            connect.connect(() -> connected[0] = true);
            open.screen().runUntil("it is over", () -> !connect.busyProperty().get());
            assertThat(connected[0]).as("without a yes").isFalse();
            connect.certificateTrustedProperty().set(true);
            connect.connect(() -> connected[0] = true);
            open.screen().runUntil("it is connected", () -> connected[0]);
        }
    }

    @Test
    void whatWasSaidAboutOneAddressIsNotSaidAboutAnother() {
        try (OpenSession open = new OpenSession(folder, MovingClock.fridayEvening())) {
            ConnectViewModel connect = filled(open, "http://192.168.7.7:8787", "a@b.org", "secret secret");
            assertThat(connect.plainHttpProperty().get()).isTrue();
            connect.connect(() -> {});
            assertThat(connect.problemProperty().get()).startsWith("Plain http");
            connect.plainHttpAllowedProperty().set(true);
            connect.serverProperty().set("http://192.168.7.8:8787");
            assertThat(connect.plainHttpAllowedProperty().get()).isFalse();
            connect.serverProperty().set("http://127.0.0.1:8787");
            assertThat(connect.plainHttpProperty().get()).isFalse();
        }
    }

    private static ConnectViewModel filled(OpenSession open, String server, String email, String password) {
        ConnectViewModel connect = open.session().sync().connect();
        connect.serverProperty().set(server);
        connect.emailProperty().set(email);
        connect.passwordProperty().set(password);
        connect.deviceNameProperty().set("Studio laptop");
        return connect;
    }
}
