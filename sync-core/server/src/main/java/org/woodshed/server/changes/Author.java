package org.woodshed.server.changes;

import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;

/** Who sends changes. */
public record Author(UserId userId, DeviceId deviceId) {}
