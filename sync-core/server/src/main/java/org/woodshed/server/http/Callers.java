package org.woodshed.server.http;

import io.javalin.http.Context;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.server.auth.Authenticator;
import org.woodshed.server.auth.Bearer;
import org.woodshed.server.auth.Session;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.limits.RateLimiter;

/** Tells who sent a request. Thread-safe. */
final class Callers {
    private final Authenticator authenticator;
    private final RateLimiter syncLimiter;

    /** @param syncLimiter counts the sync calls of each device */
    Callers(Authenticator authenticator, RateLimiter syncLimiter) {
        this.authenticator = authenticator;
        this.syncLimiter = syncLimiter;
    }

    /** @throws ApiException {@code unauthenticated} or {@code token_expired} */
    Session of(Context context) {
        String token = Bearer.token(context.header("Authorization")).orElseThrow(() -> ApiException.of(
                ErrorCode.UNAUTHENTICATED, "An access token is needed: Authorization: Bearer …"));
        return authenticator.authenticate(token);
    }

    /** As {@link #of}, for a sync call: a device may make so many. */
    Session counted(Context context) {
        Session session = of(context);
        syncLimiter.count(session.userId() + " " + session.deviceId());
        return session;
    }
}
