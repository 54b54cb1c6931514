package org.woodshed.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What is remembered of a token instead of itself: it opens nothing, and comparing it tells nothing about the token. */
final class TokenHash {
    private TokenHash() {}

    /** Lower-case hex SHA-256. What holds 256 random bits needs no salt and no slow hash. */
    static String of(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(
                    StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
