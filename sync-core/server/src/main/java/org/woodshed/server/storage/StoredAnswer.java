package org.woodshed.server.storage;

import java.time.Instant;
import org.woodshed.model.DeviceId;

/**
 * What a request with an idempotency key was answered.
 *
 * @param address  where it was sent to
 * @param bodyHash hex SHA-256 of its canonical body
 * @param body     of the answer, as JSON
 */
public record StoredAnswer(DeviceId deviceId, String key, String address, String bodyHash, Instant answeredAt,
        String body) {
    /** What is counted for an answer beside its body, in characters. */
    public static final int FRAME_LENGTH = 256;

    /** What it counts as, in characters. */
    public long length() {
        return FRAME_LENGTH + (long) body.length();
    }
}
