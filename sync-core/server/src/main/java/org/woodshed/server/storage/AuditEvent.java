package org.woodshed.server.storage;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;

/**
 * Something that happened to an account and is kept as long as the account.
 *
 * @param deviceId null where it was not done from a device that the account knows
 */
public record AuditEvent(UserId userId, Kind kind, @Nullable DeviceId deviceId, Instant at) {
    /** What happened. */
    public enum Kind {
        REGISTERED, SIGNED_IN, SIGN_IN_FAILED, SIGNED_OUT, TOKEN_REUSED, DEVICE_REVOKED, PASSWORD_CHANGED,
        PASSWORD_RESET;

        /** As it stands in the table. */
        public String storedName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
