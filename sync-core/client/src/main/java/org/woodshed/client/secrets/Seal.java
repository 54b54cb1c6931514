package org.woodshed.client.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that only the holder of a key can read or make: AES-256 in Galois/Counter Mode (NIST SP 800-38D), a fresh random
 * nonce each time.
 *
 * @param sealed how, so that other ways can follow
 * @param key    the name under which the keyring has the key
 */
record Seal(String sealed, String key, String nonce, String text) {
    private static final String WAY = "AES-256-GCM";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Seal of(byte[] content, SecretKey key, String name) {
        byte[] nonce = random(NONCE_BYTES);
        try {
            byte[] text = cipher(Cipher.ENCRYPT_MODE, key, nonce, name).doFinal(content);
            return new Seal(WAY, name, base64(nonce), base64(text));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has AES", impossible);
        }
    }

    /** Empty if the key is another, or somebody changed something. */
    Optional<byte[]> open(SecretKey secretKey) {
        try {
            Base64.Decoder decoder = Base64.getDecoder();
            return Optional.of(cipher(Cipher.DECRYPT_MODE, secretKey, decoder.decode(nonce), key).doFinal(decoder
                    .decode(text)));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** A new key, as a keyring keeps it. */
    static String newKey() {
        return base64(random(KEY_BYTES));
    }

    /** The key that a keyring kept; null if it is none of ours. */
    static @Nullable SecretKey readKey(String kept) {
        try {
            byte[] bytes = Base64.getDecoder().decode(kept);
            return bytes.length == KEY_BYTES ? new SecretKeySpec(bytes, "AES") : null;
        } catch (IllegalArgumentException noKey) {
            return null;
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
