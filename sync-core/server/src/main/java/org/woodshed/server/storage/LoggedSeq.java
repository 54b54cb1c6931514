package org.woodshed.server.storage;

import org.woodshed.model.DeviceId;

/** One seq of entities' changes, and whose it is. */
public record LoggedSeq(long seq, DeviceId deviceId) {}
