package org.woodshed.server.auth;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.server.storage.AccountWriter;
import org.woodshed.server.storage.Device;
import org.woodshed.server.storage.RefreshToken;
import org.woodshed.server.storage.RefreshToken.State;

/**
 * Rotates refresh tokens. Each is exchanged for a successor, and stays good until that successor is first used: a laptop may
 * die between the server's answer and its own disk. One that is seen after that was copied, and its whole family ends.
 * Thread-safe.
 */
final class RefreshTokens {
    private static final Duration TIME_TO_LIVE = Duration.ofDays(90);
    private static final int RANDOM_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** What became of a token that somebody wants exchanged. */
    sealed interface Exchange {
        /** It was good; this is its successor. */
        record Renewed(Device device, String successor) implements Exchange {}

        /** It is no token, has expired, or its answer was asked for again. */
        record Refused() implements Exchange {}

        /** Somebody has a copy: the family has ended, and the device's access tokens must as well. */
        record Reused(UserId userId, DeviceId deviceId) implements Exchange {}
    }

    /** Starts a family at sign-in; the device's earlier families end. */
    String start(AccountWriter accounts, UserId userId, DeviceId deviceId, Instant now) {
        accounts.deleteTokens(userId, deviceId);
        accounts.deleteTokensExpiredBefore(userId, now);
        return insert(accounts, userId, deviceId, UUID.randomUUID().toString(), now);
    }

    Exchange exchange(AccountWriter accounts, String token, Instant now) {
        Optional<RefreshToken> found = accounts.lockToken(TokenHash.of(token));
        Optional<Device> device =
                found.flatMap(present -> accounts.device(present.userId(), present.deviceId())).filter(
                        present -> !present.revoked());
        if (found.isEmpty() || device.isEmpty() || !found.get().expiresAt().isAfter(now)) {
            return new Exchange.Refused();
        }
        RefreshToken known = found.get();
        return switch (known.state()) {
            case CURRENT -> {
                accounts.changeStates(known, State.PREDECESSOR, State.SPENT);
                accounts.setState(known, State.PREDECESSOR);
                yield successor(accounts, device.get(), known, now);
            }
            case PREDECESSOR -> {
                accounts.changeStates(known, State.CURRENT, State.REPLACED);
                yield successor(accounts, device.get(), known, now);
            }
            case REPLACED -> new Exchange.Refused();
            case SPENT -> {
                accounts.deleteFamily(known);
                yield new Exchange.Reused(known.userId(), known.deviceId());
            }
        };
    }

    private Exchange successor(AccountWriter accounts, Device device, RefreshToken known, Instant now) {
        return new Exchange.Renewed(device, insert(accounts, known.userId(), known.deviceId(), known.family(), now));
    }

    private String insert(AccountWriter accounts, UserId userId, DeviceId deviceId, String family, Instant now) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        accounts.insert(new RefreshToken(userId, TokenHash.of(token), deviceId, family, State.CURRENT, now.plus(
                TIME_TO_LIVE)));
        return token;
    }
}
