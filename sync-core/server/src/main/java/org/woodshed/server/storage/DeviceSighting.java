package org.woodshed.server.storage;

import java.time.Instant;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;

/** When a device was last heard of, and the cursor it then said it had applied. */
public record DeviceSighting(UserId userId, DeviceId deviceId, Instant seenAt, long cursor) {}
