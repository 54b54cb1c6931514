package org.woodshed.protocol;

import java.time.Instant;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;

/** Answer of register, login and refresh. Its text never shows a token. */
public record TokenGrant(UserId userId, DeviceId deviceId, String accessToken, Instant accessTokenExpiresAt,
        String refreshToken) {
    /** @throws IllegalArgumentException if a part is missing */
    public TokenGrant {
        Required.present("userId", userId);
        Required.present("deviceId", deviceId);
        Required.present("accessToken", accessToken);
        Required.present("accessTokenExpiresAt", accessTokenExpiresAt);
        Required.present("refreshToken", refreshToken);
    }

    @Override
    public String toString() {
        return "TokenGrant[userId=" + userId + ", deviceId=" + deviceId + "]";
    }
}
