package org.woodshed.server.v1;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.CanonicalJson;
import org.woodshed.protocol.Limits;
import org.woodshed.server.errors.ApiException;
import tools.jackson.databind.node.ObjectNode;

/**
 * The idempotency key of a request, and what the request is.
 *
 * @param address  where it was sent to
 * @param bodyHash hex SHA-256 of its canonical body, of which nothing is left out
 */
public record RequestKey(String key, String address, String bodyHash) {
    public static final String HEADER = "X-Idempotency-Key";
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1," + Limits.MAX_IDEMPOTENCY_KEY_LENGTH + "}");

    /**
     * The key of a request; null if it has none.
     *
     * @param header as it was sent; null if it was not
     * @throws ApiException {@code invalid_request} if it can't be one
     */
    public static @Nullable RequestKey of(@Nullable String header, String address, ObjectNode body) {
        if (header == null) {
            return null;
        }
        if (!FORM.matcher(header).matches()) {
            throw ApiException.invalid(HEADER, HEADER + " must be 1 to " + Limits.MAX_IDEMPOTENCY_KEY_LENGTH
                    + " printable ASCII characters without spaces. Nothing was changed");
        }
        return new RequestKey(header, address, CanonicalJson.sha256(body));
    }
}
