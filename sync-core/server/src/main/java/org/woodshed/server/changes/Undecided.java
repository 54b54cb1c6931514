package org.woodshed.server.changes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.woodshed.merge.MergeOutcome;
import org.woodshed.model.ChangeId;
import org.woodshed.model.DeviceId;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.Limits;
import org.woodshed.server.storage.ConflictRecord;
import org.woodshed.server.storage.LogWriter;

/** The conflicts of one request that its sender has to decide about. Belongs to one thread and one transaction. */
final class Undecided {
    private final LogWriter log;
    private final long most;
    private final Map<ChangeId, ConflictRecord> met = new LinkedHashMap<>();
    private @Nullable Long remembered;
    private int further;

    /** @param most how many an account may have */
    Undecided(LogWriter log, long most) {
        this.log = log;
        this.most = most;
    }

    /** False if the account has too many already; one that is remembered is no further one, however often it comes. */
    boolean add(Change change, MergeOutcome.Reason reason) {
        ChangeId id = change.changeId();
        if (isNearTheMost() && !met.containsKey(id) && !log.conflicts().remembers(id)) {
            if (remembered() + further >= most) {
                return false;
            }
            further++;
        }
        met.put(id, new ConflictRecord(id, change.key(), reason.wireName()));
        return true;
    }

    /** False if not even a request full of conflicts could reach it: then none of them has to be looked up. */
    private boolean isNearTheMost() {
        return remembered() + Limits.MAX_CHANGES > most;
    }

    private long remembered() {
        Long known = remembered;
        if (known == null) {
            known = log.conflicts().count();
            remembered = known;
        }
        return known;
    }

    void write(DeviceId author, Instant now) {
        if (!met.isEmpty()) {
            log.conflicts().put(author, now, List.copyOf(met.values()));
        }
    }
}
