package org.woodshed.server;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;

/** Access tokens that must open nothing, each named by what is wrong with it. */
final class ForgedTokens {
    private static final String ISSUER = "woodshed";
    private static final String AUDIENCE = "woodshed-sync";
    private final UserId user;
    private final DeviceId device;
    private final long epoch;

    /** Tokens that claim to be of this device. */
    ForgedTokens(TestDevice device) {
        this.user = device.userId();
        this.device = device.deviceId();
        this.epoch = JWT.decode(device.token()).getClaim("epoch").asLong();
    }

    /** Those that anybody can make. */
    Map<String, String> withoutTheSecret() throws Exception {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("no algorithm", unsigned("none"));
        tokens.put("no algorithm, spelt otherwise", unsigned("nOnE"));
        tokens.put("HS256 without a signature", unsigned("HS256"));
        tokens.put("a secret that was guessed", good().sign(Algorithm.HMAC256("secret")));
        tokens.put("an empty file as the key", good().withKeyId("../../../../dev/null").sign(Algorithm.HMAC256(
                new byte[] {0})));
        KeyPair own = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        tokens.put("RS256 with a key of one's own", good().sign(Algorithm.RSA256((RSAPublicKey) own.getPublic(),
                (RSAPrivateKey) own.getPrivate())));
        tokens.put("no token at all", "");
        tokens.put("three dots", "...");
        tokens.put("not base64", "%%%.%%%.%%%");
        tokens.put("very long", "a".repeat(6_000));
        return tokens;
    }

    /** Those of somebody who knows what the server signs with, or of a server that shares its secret by mistake. */
    Map<String, String> with(String secret, DeviceId foreign) {
        byte[] key = secret.getBytes(StandardCharsets.US_ASCII);
        Algorithm right = Algorithm.HMAC256(key);
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("HS384", good().sign(Algorithm.HMAC384(key)));
        tokens.put("HS512", good().sign(Algorithm.HMAC512(key)));
        tokens.put("another audience", good().withAudience("another-service").sign(right));
        tokens.put("another issuer", good().withIssuer("another-server").sign(right));
        tokens.put("expired", good().withExpiresAt(Instant.now().minusSeconds(1)).sign(right));
        tokens.put("never expires", claims().sign(right));
        tokens.put("not valid yet", good().withNotBefore(Instant.now().plus(Duration.ofHours(1))).sign(right));
        tokens.put("no device", JWT.create().withIssuer(ISSUER).withAudience(AUDIENCE).withSubject(user.value())
                .withClaim("epoch", epoch).withExpiresAt(later()).sign(right));
        tokens.put("a device of another account", good().withClaim("dev", foreign.value()).sign(right));
        tokens.put("a device that does not exist", good().withClaim("dev", "no-such-device").sign(right));
        tokens.put("an account that does not exist", good().withSubject("no-such-account").sign(right));
        tokens.put("of before the password was changed", good().withClaim("epoch", epoch - 1).sign(right));
        tokens.put("SQL for an account", good().withSubject("' OR '1'='1").sign(right));
        tokens.put("numbers for texts", good().withClaim("dev", 7).sign(right));
        return tokens;
    }

    /** One that the server would have made. */
    private JWTCreator.Builder good() {
        return claims().withExpiresAt(later());
    }

    private JWTCreator.Builder claims() {
        return JWT.create().withIssuer(ISSUER).withAudience(AUDIENCE).withSubject(user.value()).withClaim("dev", device
                .value()).withClaim("epoch", epoch).withIssuedAt(Instant.now());
    }

    /** What the server takes: all others differ from it in one point only. */
    String good(String secret) {
        return good().sign(Algorithm.HMAC256(secret.getBytes(StandardCharsets.US_ASCII)));
    }

    private String unsigned(String algorithm) {
        String payload = good().sign(Algorithm.HMAC256("secret")).split("\\.", -1)[1];
        return base64("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}") + "." + payload + ".";
    }

    private static Instant later() {
        return Instant.now().plus(Duration.ofMinutes(10));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
