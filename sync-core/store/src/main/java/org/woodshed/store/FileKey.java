package org.woodshed.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that files are encrypted with, and the name by which they say so. Its text never shows it. Immutable. */
public final class FileKey {
    private static final int LENGTH_BYTES = 32;
    private static final Pattern NAME = Pattern.compile("woodshed-[a-z0-9-]{1,60}");
    private static final int CHECK_BYTES = 16;

    private final String name;
    private final byte[] bytes;

    /**
     * A key of 256 random bits.
     *
     * @throws IllegalArgumentException if it has another length, or the name other letters
     */
    public FileKey(String name, byte[] bytes) {
        if (!isName(name) || bytes.length != LENGTH_BYTES) {
            throw new IllegalArgumentException("no key of a file");
        }
        this.name = name;
        this.bytes = bytes.clone();
    }

    /** Whether a key can be called so: what a file says may be anything. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    public String name() {
        return name;
    }

    /** Whether another is the same key under the same name. */
    public boolean isSame(FileKey other) {
        return name.equals(other.name) && MessageDigest.isEqual(bytes, other.bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** What tells this key from every other one, and nothing of it: a file says it, to know a wrong key from damage. */
    String check(byte[] salt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            mac.update("woodshed file".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(Arrays.copyOf(mac.doFinal(salt), CHECK_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC", impossible);
        }
    }

    @Override
    public String toString() {
        return "FileKey[" + name + "]";
    }
}
