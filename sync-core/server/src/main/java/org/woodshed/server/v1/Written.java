package org.woodshed.server.v1;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.V1Conflict;
import org.woodshed.protocol.V1Refusal;

/**
 * What became of one state.
 *
 * @param changed   true if the entity is another one now
 * @param conflicts what it met
 * @param refusal   why it is not valid; null if it is
 */
record Written(boolean changed, List<V1Conflict> conflicts, @Nullable V1Refusal refusal) {
    static final String OVERWRITTEN = "overwritten";

    static Written plain(boolean changed) {
        return new Written(changed, List.of(), null);
    }

    /** True if the state is on the server now, all of it. */
    boolean isComplete() {
        return refusal == null && conflicts.stream().allMatch(conflict -> conflict.reason().equals(OVERWRITTEN));
    }
}
