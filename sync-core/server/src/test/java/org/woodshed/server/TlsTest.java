package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.BeforeAll;
import org.woodshed.server.cli.ServerCommand;
import picocli.CommandLine;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.protocol.Paths;
import org.woodshed.server.http.TlsKeystore;

/** A server with a certificate of its own. */
class TlsTest {
    private static final String PASSWORD = "keystore secret";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path keys;

    @SuppressWarnings("NullAway.Init")
    private static Path keystore;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void whoTrustsTheCertificateIsAnsweredAndPlainHttpIsNot() throws Exception {
        try (WoodshedServer server = WoodshedServer.start(ServerConfig.in(folder).withTls(new TlsKeystore(keystore,
                PASSWORD))); HttpClient trusting = client(keystore); HttpClient stranger = HttpClient.newHttpClient()) {
            assertThat(server.uri().getScheme()).isEqualTo("https");
            assertThat(get(trusting, server.uri() + Paths.LIVE)).isEqualTo(200);
            assertThatThrownBy(() -> get(stranger, server.uri() + Paths.LIVE)).isInstanceOf(
                    SSLHandshakeException.class);
            assertThatThrownBy(() -> get(stranger, "http://127.0.0.1:" + server.port() + Paths.LIVE)).isInstanceOf(
                    IOException.class);
        }
    }

    @Test
    void thePasswordComesFromTheEnvironmentAndIsNeverLogged() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, Map.of("WOODSHED_TLS_PASSWORD", PASSWORD),
                "--tls-keystore", keystore.toString()); HttpClient trusting = client(keystore)) {
            assertThat(get(trusting, server.uri() + Paths.LIVE)).isEqualTo(200);
            server.process().destroy();
            assertThat(server.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(server.logged()).contains("Started").contains(fingerprint()).doesNotContain(PASSWORD);
        }
    }

    @Test
    void aWrongPasswordOrNoneIsToldInOneSentence() throws Exception {
        assertThatThrownBy(
                () -> WoodshedServer.start(ServerConfig.in(folder).withTls(new TlsKeystore(keystore, "wrong"))))
                .isInstanceOf(ServerStartException.class).hasMessageStartingWith("The certificate in " + keystore
                        + " can't be used")
                .hasMessageNotContaining("Exception");
        StringWriter errors = new StringWriter();
        assertThat(new CommandLine(new ServerCommand()).setErr(new PrintWriter(errors)).execute("--data", folder
                .toString(), "--port", "0", "--tls-keystore", keystore.toString())).isEqualTo(2);
        assertThat(errors.toString()).contains("WOODSHED_TLS_PASSWORD");
    }

    @BeforeAll
    static void makeKeystore() throws Exception {
        keystore = keys.resolve("server.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC", "-genkeypair", "-alias", "woodshed", "-keyalg", "EC",
                "-dname", "CN=localhost", "-ext",
                "SAN=ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12", "-keystore", keystore.toString(),
                "-storepass",
                PASSWORD).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    private static String fingerprint() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(keystore)) {
            keys.load(content, PASSWORD.toCharArray());
        }
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(MessageDigest.getInstance("SHA-256").digest(keys
                .getCertificate("woodshed").getEncoded()));
    }

    private static HttpClient client(Path keystore) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(keystore)) {
            trusted.load(content, PASSWORD.toCharArray());
        }
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("server", trusted.getCertificate("woodshed"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static int get(HttpClient client, String uri) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
