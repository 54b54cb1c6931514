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
        return authenticator.authenticate(token(context));
    }

    /** As {@link #of}, for a sync call: a device may make so many. */
    Session counted(Context context) {
        Session session = of(context);
        count(session);
        return session;
    }

    /** As {@link #counted}, for a call that looks at the device itself when it reads what it needs. */
    Session claimed(Context context) {
        Session session = authenticator.read(token(context));
        count(session);
        return session;
    }

    /**
     * Makes sure of a device that the call has not looked at.
     *
     * @throws ApiException {@code unauthenticated} if it was signed out
     */
    void require(Session claimed) {
        authenticator.requireValid(claimed);
    }

    private void count(Session session) {
        syncLimiter.count(session.userId() + " " + session.deviceId());
    }

    private static String token(Context context) {
        return Bearer.token(context.header("Authorization")).orElseThrow(() -> ApiException.of(
                ErrorCode.UNAUTHENTICATED, "An access token is needed: Authorization: Bearer …"));
    }
}
