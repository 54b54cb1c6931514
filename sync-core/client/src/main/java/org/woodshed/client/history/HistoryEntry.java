package org.woodshed.client.history;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One state of an entity, which can be restored.
 *
 * @param author        who made it
 * @param at            when it was made, by the server's time where that is known; null for the first one known here
 * @param before        the state it was made from; null for the first one known
 * @param changedFields what differs from the state before it; empty for the first one known
 * @param setAside      true if it was typed here and gave way to another laptop's
 */
public record HistoryEntry(Author author, @Nullable Instant at, @Nullable ObjectNode before, ObjectNode data,
        boolean deleted, Set<String> changedFields, boolean setAside) {

    /**
     * Who made a state.
     *
     * @param device the other laptop's name, where it is known
     */
    public record Author(Kind kind, @Nullable String device) {
        /** Which laptop, as far as it is known. */
        public enum Kind {
            THIS_LAPTOP, OTHER_LAPTOP, UNKNOWN
        }

        static final Author NOBODY_KNOWN = new Author(Kind.UNKNOWN, null);
        static final Author SELF = new Author(Kind.THIS_LAPTOP, null);

        static Author other(@Nullable String device) {
            return new Author(Kind.OTHER_LAPTOP, device);
        }
    }
}
