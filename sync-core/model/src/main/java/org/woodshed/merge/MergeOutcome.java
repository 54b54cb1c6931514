package org.woodshed.merge;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What became of a delta that met an entity which others may have changed meanwhile. */
public sealed interface MergeOutcome {
    /** The entity takes this new data; {@code exact} if that is just what the sender expects to be there. */
    record Changed(ObjectNode data, boolean exact) implements MergeOutcome {}

    /**
     * The entity already is as the delta wants it, or keeps what the delta would drop because others changed it. A sender
     * that has not seen the present version needs the state.
     */
    record Unchanged() implements MergeOutcome {}

    /** Nothing is applied: these paths were given other values after the sender's base. */
    record Overlapping(Reason reason, List<String> paths) implements MergeOutcome {}

    /** The wire's reasons for a conflict. */
    enum Reason {
        FIELDS_OVERLAP("fields_overlap"),
        DELETED("deleted"),
        DROPPED_KEY("dropped_key"),
        DIFFERENT_PIECE("different_piece");

        private final String wireName;

        Reason(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
