package org.woodshed.server.storage;

import java.time.Instant;
import java.util.List;
import org.woodshed.model.ChangeId;
import org.woodshed.model.DeviceId;

/** What one user's devices have to decide, or had to. Valid within the transaction that handed it out. */
public interface ConflictStore {
    /** How many are remembered. */
    long count();

    boolean remembers(ChangeId changeId);

    /** Remembers conflicts; once for each change, however often it is sent. */
    void put(DeviceId author, Instant at, List<ConflictRecord> conflicts);
}
