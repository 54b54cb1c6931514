package org.woodshed.client.transport;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a certificate, by which a person knows it again.
 *
 * @param hex 64 hexadecimal digits in lower case
 */
public record Fingerprint(String hex) {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");
    private static final HexFormat SHOWN = HexFormat.ofDelimiter(":").withUpperCase();

    /** @throws IllegalArgumentException if that is no fingerprint */
    public Fingerprint {
        if (!DIGITS.matcher(hex).matches()) {
            throw new IllegalArgumentException("A fingerprint is 64 hexadecimal digits, such as AB:CD:… with or without"
                    + " the colons.");
        }
    }

    /**
     * Reads it as people write it: in pairs with colons or spaces, or in one, in capitals or not.
     *
     * @throws IllegalArgumentException if that is no fingerprint
     */
    public static Fingerprint parse(String typed) {
        return new Fingerprint(typed.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT));
    }

    static Fingerprint of(Certificate certificate) {
        try {
            return new Fingerprint(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate
                    .getEncoded())));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** In pairs, as browsers and servers show it. */
    @Override
    public String toString() {
        return SHOWN.formatHex(HexFormat.of().parseHex(hex));
    }
}
