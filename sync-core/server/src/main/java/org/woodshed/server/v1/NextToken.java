package org.woodshed.server.v1;

import java.util.List;
import org.woodshed.model.DeviceId;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.LoggedSeq;

/** The token that goes with the answer to a write. Pure, but for reading the log. */
final class NextToken {
    /** A device that is further behind is given an older token, which does no harm. */
    private static final int LOOK = 1_000;

    private NextToken() {}

    /**
     * The furthest token before the first change that the device has not seen: its own writes must not carry it past what
     * others did.
     *
     * @param log     as it was before the write
     * @param applied the seq that the device last said it had applied
     * @param lastSeq the last seq of the log with the write
     */
    static SyncToken after(LogReader log, DeviceId device, long applied, long lastSeq) {
        long before = log.head().lastSeq();
        if (applied > before) {
            return SyncToken.of(0);
        }
        List<LoggedSeq> next = log.seqsAfter(applied, LOOK);
        for (LoggedSeq logged : next) {
            if (!logged.deviceId().equals(device)) {
                return SyncToken.of(logged.seq() - 1);
            }
        }
        return SyncToken.of(next.size() == LOOK ? next.getLast().seq() : lastSeq);
    }
}
