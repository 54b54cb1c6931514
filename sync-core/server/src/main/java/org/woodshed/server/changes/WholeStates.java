package org.woodshed.server.changes;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** States of older protocols and programs, in which an entity's fields stand among what is told about it. Pure. */
public final class WholeStates {
    private static final List<String> BOOKKEEPING = List.of("id", "version", "deleted", "deletedAt", "updatedAt",
            "checksum");

    private WholeStates() {}

    /** The entity's own fields; the given object is not changed. */
    public static ObjectNode content(ObjectNode state) {
        return state.deepCopy().without(BOOKKEEPING);
    }
}
