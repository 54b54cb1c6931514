package org.woodshed.server.v1;

import java.util.ArrayList;
import java.util.List;
import org.woodshed.protocol.CanonicalJson;
import org.woodshed.protocol.Limits;
import org.woodshed.protocol.V1Conflict;
import org.woodshed.protocol.V1Refusal;
import tools.jackson.databind.node.ObjectNode;

/** Adds up what became of a request's states. Belongs to one thread. */
final class Tally {
    private final List<V1Conflict> conflicts = new ArrayList<>();
    private final List<V1Refusal> refusals = new ArrayList<>();
    private int complete;
    private int unchanged;
    private boolean allComplete = true;
    private long bytes;

    void add(Written written) {
        written.conflicts().forEach(conflict -> conflicts.add(bounded(conflict)));
        if (written.refusal() != null) {
            refusals.add(written.refusal());
        }
        allComplete &= written.isComplete();
        if (written.isComplete()) {
            complete++;
            unchanged += written.changed() ? 0 : 1;
        }
    }

    /** True if there is room for this in the answer; then the room is taken. */
    boolean fits(ObjectNode data) {
        bytes += CanonicalJson.write(data).length();
        return bytes <= Limits.MAX_PAGE_BYTES;
    }

    private V1Conflict bounded(V1Conflict conflict) {
        ObjectNode overwritten = conflict.overwritten();
        return overwritten == null || fits(overwritten) ? conflict
                : new V1Conflict(conflict.entityType(), conflict.entityId(), conflict.localVersion(), conflict
                        .remoteVersion(), conflict.reason(), conflict.fields(), null);
    }

    /** True if nothing is left to be told. */
    boolean isClean() {
        return conflicts.isEmpty() && refusals.isEmpty();
    }

    /** True if all states are on the server now, so that sending them again could bring nothing more. */
    boolean isComplete() {
        return allComplete;
    }

    int complete() {
        return complete;
    }

    int unchanged() {
        return unchanged;
    }

    List<V1Conflict> conflicts() {
        return conflicts;
    }

    List<V1Refusal> refusals() {
        return refusals;
    }
}
