package org.woodshed.server.ws;

import io.javalin.http.Context;
import java.util.Optional;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.server.auth.Authenticator;
import org.woodshed.server.auth.Bearer;
import org.woodshed.server.auth.Session;
import org.woodshed.server.errors.ApiException;

/** Decides before the upgrade who may have a socket. Thread-safe. */
final class Handshake {
    private final Authenticator authenticator;

    Handshake(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    /** @throws ApiException {@code invalid_request}, {@code unauthenticated}, {@code token_expired}, {@code forbidden} */
    Session admit(Context request) {
        String userId = request.queryParam("userId");
        Optional<String> token = Bearer.token(request.header("Authorization")).or(() -> Optional.ofNullable(request
                .queryParam("token")));
        if (userId == null || token.isEmpty()) {
            throw ApiException.invalid(userId == null ? "userId" : "token",
                    "A socket needs userId in the query, and an access token in the Authorization header");
        }
        Session session = authenticator.authenticate(token.get());
        if (!session.userId().value().equals(userId)) {
            throw ApiException.of(ErrorCode.FORBIDDEN, "The access token is another user's");
        }
        return session;
    }
}
