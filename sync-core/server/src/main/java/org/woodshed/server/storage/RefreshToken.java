package org.woodshed.server.storage;

import java.time.Instant;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;

/**
 * A refresh token, by its hash: the token itself is kept nowhere.
 *
 * @param hash   hex SHA-256 of the token
 * @param family all tokens that came one from another since one sign-in
 */
public record RefreshToken(UserId userId, String hash, DeviceId deviceId, String family, State state,
        Instant expiresAt) {

    /** Where in its family a token stands. */
    public enum State {
        /** The newest. */
        CURRENT,
        /** Exchanged for the newest, which was not used yet: the answer with it may have been lost. */
        PREDECESSOR,
        /** Exchanged for one that was used since. Seeing it again means that somebody copied it. */
        SPENT,
        /** Given out in an answer that was asked for again before this one was used. */
        REPLACED
    }

    public RefreshToken withState(State newState) {
        return new RefreshToken(userId, hash, deviceId, family, newState, expiresAt);
    }

    @Override
    public String toString() {
        return "RefreshToken[" + userId + ", " + deviceId + ", " + state + "]";
    }
}
