package org.woodshed.server.auth;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.woodshed.protocol.Limits;
import org.woodshed.server.errors.ApiException;

/** Addresses in the one spelling in which they name an account. Pure. */
final class Emails {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");

    private Emails() {}

    /** @throws ApiException if the text is no address */
    static String normalise(String email) {
        String normal = Normalizer.normalize(email, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
        if (normal.length() > Limits.MAX_EMAIL_LENGTH || !ADDRESS.matcher(normal).matches()) {
            throw ApiException.invalid("email", "email must be an address like name@example.org");
        }
        return normal;
    }
}
