package org.woodshed.client.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.DeviceId;

/** Who made a state that came from the server, as far as it was told. */
public record Origin(@Nullable DeviceId deviceId, @Nullable String deviceName, @Nullable Instant serverTime) {
    public static final Origin UNKNOWN = new Origin(null, null);

    public Origin(@Nullable String deviceName, @Nullable Instant serverTime) {
        this(null, deviceName, serverTime);
    }
}
