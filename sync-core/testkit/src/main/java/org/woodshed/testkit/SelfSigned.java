package org.woodshed.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.woodshed.client.transport.Fingerprint;
import org.woodshed.server.http.TlsKeystore;

/** A certificate that nobody but its server signed, for a name that the server does not have. */
public record SelfSigned(TlsKeystore keystore, Fingerprint fingerprint) {
    private static final String PASSWORD = "keystore secret";

    /** Makes one with its key in a new PKCS12 file. */
    public static SelfSigned make(Path file) throws IOException, GeneralSecurityException, InterruptedException {
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC", "-genkeypair", "-alias", "woodshed", "-keyalg", "EC",
                "-dname", "CN=practice-room", "-validity", "2", "-storetype", "PKCS12", "-keystore", file.toString(),
                "-storepass", PASSWORD).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(file)) {
            keys.load(content, PASSWORD.toCharArray());
        }
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(keys.getCertificate("woodshed").getEncoded());
        return new SelfSigned(new TlsKeystore(file, PASSWORD), new Fingerprint(HexFormat.of().formatHex(hash)));
    }
}
