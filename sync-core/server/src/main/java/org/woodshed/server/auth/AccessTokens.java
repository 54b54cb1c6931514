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

    private final Algorithm signing;
    private final List<JWTVerifier> verifiers;
    private final Duration timeToLive;
    private final InstantSource clock;

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
        ApiException refusal = ApiException.of(ErrorCode.UNAUTHENTICATED, "The access token is not valid; sign in");
        for (JWTVerifier verifier : verifiers) {
            try {
                return session(verifier.verify(token));
            } catch (TokenExpiredException expired) {
                refusal = ApiException.of(ErrorCode.TOKEN_EXPIRED, "The access token has expired; refresh it");
            } catch (JWTVerificationException | IllegalArgumentException | NullPointerException unreadable) {
                // Perhaps it was signed with another of the secrets.
            }
        }
        throw refusal;
    }

    private static Session session(DecodedJWT token) {
        return new Session(new UserId(token.getSubject()), new DeviceId(token.getClaim(DEVICE).asString()), token
                .getClaim(EPOCH).asLong(), token.getExpiresAtAsInstant());
    }

    private static Algorithm algorithm(String secret) {
        return Algorithm.HMAC256(secret.getBytes(StandardCharsets.US_ASCII));
    }
}
