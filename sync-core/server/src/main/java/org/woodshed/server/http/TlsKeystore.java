package org.woodshed.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;

/**
 * A PKCS12 file with the server's certificate and its key. Its text never shows the password.
 *
 * @param password of the file and the key in it
 */
public record TlsKeystore(Path file, String password) {
    private static final HexFormat SHOWN = HexFormat.ofDelimiter(":").withUpperCase();

    /**
     * Makes sure that the file can be read and holds a key; the SHA-256 of its certificate, by which people compare it.
     *
     * @throws IOException              if it can't be read, or the password is wrong
     * @throws GeneralSecurityException if it holds no key that this password opens
     */
    public String fingerprint() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        char[] secret = password.toCharArray();
        try (InputStream content = Files.newInputStream(file)) {
            keys.load(content, secret);
        }
        for (String alias : Collections.list(keys.aliases())) {
            if (keys.isKeyEntry(alias) && keys.getKey(alias, secret) != null) {
                return SHOWN.formatHex(MessageDigest.getInstance("SHA-256").digest(keys.getCertificate(alias)
                        .getEncoded()));
            }
        }
        throw new GeneralSecurityException("it holds no private key");
    }

    @Override
    public String toString() {
        return "TlsKeystore[" + file + "]";
    }
}
