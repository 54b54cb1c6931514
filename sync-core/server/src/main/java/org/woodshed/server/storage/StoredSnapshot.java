package org.woodshed.server.storage;

import java.time.Instant;
import org.woodshed.model.DeviceId;
import org.woodshed.protocol.Digest;
import tools.jackson.databind.JsonNode;

/**
 * The state of all lists at one seq, as a device folded it.
 *
 * @param schema   of that device
 * @param lists    the digest of the operations it stands for
 */
public record StoredSnapshot(long seq, int schema, DeviceId deviceId, Instant createdAt, Digest.Lists lists,
        JsonNode state) {}
