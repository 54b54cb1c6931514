package org.woodshed.server.auth;

import java.time.Instant;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;

/**
 * Who is asking, as an access token says.
 *
 * @param epoch     of the device when the token was made
 * @param expiresAt when the token ends
 */
public record Session(UserId userId, DeviceId deviceId, long epoch, Instant expiresAt) {}
