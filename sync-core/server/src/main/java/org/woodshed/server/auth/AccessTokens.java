package org.woodshed.server.auth;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.TokenExpiredException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.server.errors.ApiException;

/** Makes and reads access tokens: JWTs signed with HS256, and no other algorithm. Thread-safe. */
final class AccessTokens {
    private static final String ISSUER = "woodshed";
    private static final String AUDIENCE = "woodshed-sync";
    private static final String DEVICE = "dev";
    private static final String EPOCH = "epoch";
    /** So many take a few megabytes. */
    private static final int MOST_KNOWN = 10_000;

    private final Algorithm signing;
    private final List<JWTVerifier> verifiers;
    private final Duration timeToLive;
    private final InstantSource clock;
    /**
     * By its hash, each token whose signature was found good. A laptop shows the same one for a quarter of an hour, and its
     * device is looked at each time all the same; only what can't change is remembered: whose it is and when it ends.
     */
    private final ConcurrentMap<String, Session> known = new ConcurrentHashMap<>();

    AccessTokens(SigningSecrets secrets, Duration timeToLive, InstantSource clock) {
        this.signing = algorithm(secrets.secrets().getFirst());
        this.timeToLive = timeToLive;
        this.clock = clock;
        Clock wholeClock = clock.withZone(ZoneOffset.UTC);
        this.verifiers = secrets.secrets().stream().map(secret -> ((JWTVerifier.BaseVerification) JWT.require(algorithm(
                secret)).withIssuer(ISSUER).withAudience(AUDIENCE).withClaimPresence("sub").withClaimPresence(DEVICE)
                .withClaimPresence(EPOCH).withClaimPresence("exp")).build(wholeClock)).toList();
    }

    /** When a token made now ends. Tokens know whole seconds only. */
    Instant expiry() {
        return clock.instant().plus(timeToLive).truncatedTo(ChronoUnit.SECONDS);
    }

    String make(Session session) {
        return JWT.create().withIssuer(ISSUER).withAudience(AUDIENCE).withSubject(session.userId().value()).withClaim(
                DEVICE, session.deviceId().value()).withClaim(EPOCH, session.epoch()).withIssuedAt(clock.instant())
                .withExpiresAt(session.expiresAt()).sign(signing);
    }

    /** @throws ApiException {@code token_expired} or {@code unauthenticated} */
    Session read(String token) {
        String hash = TokenHash.of(token);
        Session session = known.get(hash);
        if (session != null && clock.instant().isBefore(session.expiresAt())) {
            return session;
        }
        return verified(token, hash);
    }

    private Session verified(String token, String hash) {
        ApiException refusal = ApiException.of(ErrorCode.UNAUTHENTICATED, "The access token is not valid; sign in");
        for (JWTVerifier verifier : verifiers) {
            try {
                Session session = session(verifier.verify(token));
                remember(hash, session);
                return session;
            } catch (TokenExpiredException expired) {
                refusal = ApiException.of(ErrorCode.TOKEN_EXPIRED, "The access token has expired; refresh it");
            } catch (JWTVerificationException | IllegalArgumentException | NullPointerException unreadable) {
                // Perhaps it was signed with another of the secrets.
            }
        }
        throw refusal;
    }

    private void remember(String hash, Session session) {
        if (known.size() >= MOST_KNOWN) {
            // Those in use are back with their next request; the others had ended.
            known.clear();
        }
        known.put(hash, session);
    }

    private static Session session(DecodedJWT token) {
        return new Session(new UserId(token.getSubject()), new DeviceId(token.getClaim(DEVICE).asString()), token
                .getClaim(EPOCH).asLong(), token.getExpiresAtAsInstant());
    }

    private static Algorithm algorithm(String secret) {
        return Algorithm.HMAC256(secret.getBytes(StandardCharsets.US_ASCII));
    }
}
