package org.woodshed.protocol;

import org.jspecify.annotations.Nullable;
import org.woodshed.model.DeviceId;

/** Body of register and login. Its text never shows the password. */
public record Credentials(String email, String password, DeviceId deviceId, @Nullable String deviceName) {
    /** @throws IllegalArgumentException if a part is missing or too long */
    public Credentials {
        Required.text("email", email, Limits.MAX_EMAIL_LENGTH);
        Required.present("password", password);
        Required.present("deviceId", deviceId);
        Required.optionalText("deviceName", deviceName, Limits.MAX_DEVICE_NAME_LENGTH);
    }

    @Override
    public String toString() {
        return "Credentials[deviceId=" + deviceId + "]";
    }
}
