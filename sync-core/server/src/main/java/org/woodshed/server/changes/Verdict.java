package org.woodshed.server.changes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.merge.MergeOutcome;
import org.woodshed.model.FieldProblem;
import tools.jackson.databind.node.ObjectNode;

/** What is to be done about one change. */
sealed interface Verdict {
    /**
     * The entity takes a new state.
     *
     * @param exact      that state is just what the sender expects to be there
     * @param normalised the sender's texts were not taken letter for letter
     */
    record Write(boolean deleted, ObjectNode data, boolean exact, boolean normalised) implements Verdict {}

    /**
     * The entity is as the change wants it already.
     *
     * @param showState true if the sender may not know how it is
     */
    record Keep(boolean showState) implements Verdict {}

    /** Nothing of the change is applied: it meets what another device did. */
    record Conflict(MergeOutcome.Reason reason, List<String> fields) implements Verdict {}

    /** The change is not valid. */
    record Reject(String reason, @Nullable String field) implements Verdict {
        static Reject of(FieldProblem problem) {
            return new Reject(problem.reason().wireName(), problem.field());
        }
    }
}
