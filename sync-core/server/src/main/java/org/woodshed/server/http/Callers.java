package org.woodshed.server.http;

import io.javalin.http.Context;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.server.auth.Authenticator;
import org.woodshed.server.auth.Bearer;
import org.woodshed.server.auth.Session;
import org.woodshed.server.errors.ApiException;

/** Tells who sent a request. Thread-safe. */
final class Callers {
    private final Authenticator authenticator;

    Callers(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    /** @throws ApiException {@code unauthenticated} or {@code token_expired} */
    Session of(Context context) {
        String token = Bearer.token(context.header("Authorization")).orElseThrow(() -> ApiException.of(
                ErrorCode.UNAUTHENTICATED, "An access token is needed: Authorization: Bearer …"));
        return authenticator.authenticate(token);
    }
}
