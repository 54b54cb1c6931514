package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.ConnectRequest;
import org.woodshed.client.ConnectResult;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.engine.TransportFailure;
import org.woodshed.client.transport.Fingerprint;
import org.woodshed.client.transport.HttpServerApi;
import org.woodshed.client.transport.Reply;
import org.woodshed.client.transport.ServerAddress;
import org.woodshed.client.transport.SyncSocket;
import org.woodshed.client.transport.TyrusSocket;
import org.woodshed.model.DeviceId;
import org.woodshed.protocol.Credentials;
import org.woodshed.protocol.TokenGrant;

/** Over which ways HTTP calls and the WebSocket go, and over which they do not, with a real server and real certificates. */
@NullMarked
class WayToTheServerTest {
    private static final String CLARA = "clara@example.org";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path keys;

    private static SelfSigned certificate;
    private static SelfSigned another;

    @TempDir
    private Path folder;

    private Laptop laptop;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificate = SelfSigned.make(keys.resolve("one.p12"));
        another = SelfSigned.make(keys.resolve("two.p12"));
    }

    @BeforeEach
    void open() {
        laptop = Laptop.named("Laptop", folder);
    }

    @AfterEach
    void close() {
        laptop.close();
    }

    private TestServer encrypted() {
        return TestServer.start(folder.resolve("server"), settings -> settings.withTls(certificate.keystore()));
    }

    private static ConnectRequest request(URI server, boolean register, @Nullable Fingerprint trusted) {
        return new ConnectRequest(server, CLARA, Laptop.PASSWORD, register, "Laptop").trusting(trusted);
    }

    private ConnectResult connect(ConnectRequest request) {
        return laptop.woodshed().sync().connect(request).orTimeout(40, TimeUnit.SECONDS).join();
    }

    private void log(String notes) {
        laptop.log("2026-11-20T17:40:00Z", 10, draft -> draft.notes(notes));
    }

    /** What a socket hears first: a text, or that it is over. */
    private static String firstHeard(ServerAddress address, TokenGrant grant) {
        CompletableFuture<String> heard = new CompletableFuture<>();
        try (TyrusSocket socket = new TyrusSocket()) {
            socket.open(address, grant.userId(), grant.accessToken(), new SyncSocket.Listener() {
                @Override
                public void message(String text) {
                    heard.complete(text);
                }

                @Override
                public void closed(boolean unauthenticated) {
                    heard.complete("closed");
                }
            });
            return heard.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }
    }

    private static TokenGrant granted(ServerAddress address) {
        try (HttpServerApi api = new HttpServerApi(address, PATIENCE)) {
            Reply<TokenGrant> reply = api.register(new Credentials(CLARA, Laptop.PASSWORD, new DeviceId("device_"
                    + "0193a5c0-0000-7000-8000-000000000001"), "Laptop")).join();
            return ((Reply.Success<TokenGrant>) reply).value();
        }
    }

    @Test
    void aSelfSignedServerIsShownByItsFingerprintAndGetsNothingBefore() {
        try (TestServer server = encrypted()) {
            assertThat(connect(request(server.uri(), true, null))).isEqualTo(new ConnectResult.Untrusted(certificate
                    .fingerprint(), false));
            assertThat(connect(request(server.uri(), true, another.fingerprint()))).isEqualTo(
                    new ConnectResult.Untrusted(certificate.fingerprint(), true));
            assertThat(laptop.woodshed().sync().figures().server()).isNull();
            // Had one of them sent anything, there would be an account already.
            assertThat(connect(request(server.uri(), true, certificate.fingerprint()))).isInstanceOf(
                    ConnectResult.Connected.class);
        }
    }

    @Test
    void aPinnedServerSyncsAndTellsNewsOverItsSocketAlsoAfterARestart() {
        try (TestServer server = encrypted()) {
            assertThat(connect(request(server.uri(), true, certificate.fingerprint()))).isInstanceOf(
                    ConnectResult.Connected.class);
            laptop.reopen();
            laptop.woodshed().startSyncing();
            await().atMost(PATIENCE).until(() -> laptop.woodshed().sync().devices().join().orElseThrow().stream()
                    .anyMatch(device -> device.current() && device.connected()));
            try (Laptop other = Laptop.named("Other", folder)) {
                other.woodshed().sync().connect(request(server.uri(), false, certificate.fingerprint())).join();
                other.log("2026-11-20T17:40:00Z", 10, draft -> draft.notes("from the other"));
                other.sync();
                await().atMost(PATIENCE).until(() -> laptop.entries().size() == 1);
            }
        }
    }

    @Test
    void anotherCertificateIsRefusedAfterwardsUntilAPersonSaysYesToIt() {
        try (TestServer server = encrypted()) {
            connect(request(server.uri(), true, certificate.fingerprint()));
            laptop.sync();
            server.stop();
            server.startAgain(settings -> settings.withTls(another.keystore()));
            log("typed meanwhile");
            assertThat(laptop.trySync()).isInstanceOfSatisfying(SyncResult.NotReached.class, not -> {
                assertThat(not.code()).isEqualTo("other_certificate");
                assertThat(not.message()).contains("another certificate", "nothing was sent");
            });
            assertThat(laptop.woodshed().sync().outbox()).hasSize(1);
            assertThat(connect(request(server.uri(), false, null))).as("what was said yes to is remembered").isEqualTo(
                    new ConnectResult.Untrusted(another.fingerprint(), true));
            assertThat(connect(request(server.uri(), false, another.fingerprint()))).isInstanceOf(
                    ConnectResult.Connected.class);
            laptop.sync();
            assertThat(laptop.woodshed().sync().outbox()).isEmpty();
        }
    }

    @Test
    void theSocketTrustsThePinAndNothingElse() {
        try (TestServer server = encrypted()) {
            ServerAddress pinned = new ServerAddress(server.uri(), certificate.fingerprint(), false);
            TokenGrant grant = granted(pinned);
            assertThat(firstHeard(pinned, grant)).contains("WELCOME");
            assertThat(firstHeard(new ServerAddress(server.uri(), another.fingerprint(), false), grant)).isEqualTo(
                    "closed");
            assertThat(firstHeard(new ServerAddress(server.uri(), null, true), grant)).isEqualTo("closed");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX) // where 0.0.0.0 leads to this machine although it is no loopback address
    void plainHttpBeyondThisMachineNeedsAnExplicitYesWhichIsRemembered() {
        try (TestServer server = TestServer.start(folder.resolve("server"))) {
            URI elsewhere = URI.create(server.uri().toString().replace("127.0.0.1", "0.0.0.0"));
            assertThat(connect(request(elsewhere, true, null))).isInstanceOfSatisfying(ConnectResult.Refused.class,
                    refused -> assertThat(refused.code()).isEqualTo("not_encrypted"));
            assertThat(connect(request(elsewhere, true, null).allowingPlainHttp(true))).isInstanceOf(
                    ConnectResult.Connected.class);
            laptop.reopen();
            laptop.sync();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void neitherCallsNorSocketGoPlainBeyondThisMachineUnasked() {
        try (TestServer server = TestServer.start(folder.resolve("server"))) {
            URI elsewhere = URI.create(server.uri().toString().replace("127.0.0.1", "0.0.0.0"));
            TokenGrant grant = granted(new ServerAddress(elsewhere, null, true));
            try (HttpServerApi api = new HttpServerApi(ServerAddress.of(elsewhere), PATIENCE)) {
                assertThat(api.refresh(grant.refreshToken()).join()).isInstanceOfSatisfying(Reply.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(TransportFailure.NotEncrypted.class));
            }
            assertThat(firstHeard(ServerAddress.of(elsewhere), grant)).isEqualTo("closed");
            assertThat(firstHeard(new ServerAddress(elsewhere, null, true), grant)).contains("WELCOME");
            assertThat(firstHeard(ServerAddress.of(server.uri()), grant)).contains("WELCOME");
        }
    }

    @Test
    void anUnencryptedServerBehindAnHttpsAddressGetsNothing() {
        try (TestServer server = TestServer.start(folder.resolve("server"))) {
            URI wrong = URI.create(server.uri().toString().replace("http:", "https:"));
            assertThat(connect(request(wrong, true, certificate.fingerprint()))).isInstanceOf(
                    ConnectResult.NotReached.class);
        }
    }
}
