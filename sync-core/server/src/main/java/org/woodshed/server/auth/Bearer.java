package org.woodshed.server.auth;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The access token in an {@code Authorization} header. Pure. */
public final class Bearer {
    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** The token; empty if the header is missing or of another scheme. */
    public static Optional<String> token(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return Optional.of(header.substring(SCHEME.length()).strip()).filter(token -> !token.isEmpty());
    }
}
