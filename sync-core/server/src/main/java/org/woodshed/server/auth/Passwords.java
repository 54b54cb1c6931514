package org.woodshed.server.auth;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.Limits;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.limits.FewAtOnce;

/** Hashes and checks passwords with Argon2id, at most two at once: each takes memory and a core. Thread-safe. */
final class Passwords {
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Argon2Function argon2;
    private final SecureRandom random = new SecureRandom();
    private final FewAtOnce fewAtOnce = new FewAtOnce(AT_ONCE, PATIENCE);

    Passwords(PasswordCost cost) {
        this.argon2 = Argon2Function.getInstance(cost.memoryKib(), cost.iterations(), LANES, HASH_BYTES, Argon2.ID);
    }

    /**
     * Checks a new password.
     *
     * @param field what the request calls it
     * @throws ApiException if it is too short or too long
     */
    static void requireAcceptable(String field, String password) {
        int length = password.codePointCount(0, password.length());
        if (length < Limits.MIN_PASSWORD_LENGTH || length > Limits.MAX_PASSWORD_LENGTH) {
            throw ApiException.invalid(field, field + " must be " + Limits.MIN_PASSWORD_LENGTH + " to "
                    + Limits.MAX_PASSWORD_LENGTH + " characters");
        }
    }

    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return fewAtOnce.run(() -> argon2.hash(bytes(password), salt).getResult());
    }

    /** Compares in the same time whether there is a hash to compare with or not. */
    boolean matches(String password, @Nullable String hash) {
        if (password.length() > 2 * Limits.MAX_PASSWORD_LENGTH) {
            return false;
        }
        if (hash == null) {
            hash(password);
            return false;
        }
        return fewAtOnce.run(() -> Argon2Function.getInstanceFromHash(hash).check(bytes(password), hash.getBytes(
                StandardCharsets.UTF_8)));
    }

    /** Keyboards differ in how they make an accented letter; the password is the same. */
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }
}
