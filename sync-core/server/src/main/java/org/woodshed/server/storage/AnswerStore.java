package org.woodshed.server.storage;

import java.time.Instant;
import java.util.Optional;
import org.woodshed.model.DeviceId;

/** One user's answers to requests with idempotency keys. Valid within the transaction that handed it out. */
public interface AnswerStore {
    Optional<StoredAnswer> find(DeviceId deviceId, String key);

    /** How much they hold, in characters. */
    long length();

    /** When the oldest of them was given. */
    Optional<Instant> oldest();

    /** Keeps an answer, in place of an older one of the same device and key. */
    void put(StoredAnswer answer);
}
