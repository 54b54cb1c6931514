package org.woodshed.server.http;

import java.util.Set;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;

/** Knows which of a user's devices have a socket open. */
@FunctionalInterface
public interface ConnectedDevices {
    Set<DeviceId> of(UserId userId);
}
