package org.woodshed.client.outbox;

import org.woodshed.merge.Combination;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.node.BooleanNode;

/**
 * What was decided without asking, and who the other side was. An edit that met a deletion stands as a combination of the
 * path {@link #DELETED}.
 */
public record Combined(Combination combination, Origin origin) {
    /** No field, but whether the entity is there. */
    public static final String DELETED = "deleted";

    static Combined keptAgainstTheirDeletion(Origin origin) {
        return new Combined(deletion(false, true), origin);
    }

    static Combined keptAgainstMyDeletion(Origin origin) {
        return new Combined(deletion(true, false), origin);
    }

    private static Combination deletion(boolean mine, boolean theirs) {
        return new Combination(DELETED, null, BooleanNode.valueOf(mine), BooleanNode.valueOf(theirs),
                BooleanNode.FALSE);
    }

    /** True if this laptop's value is the one that stands, so that undoing means taking the other's. */
    public boolean mineStands() {
        return JsonValues.same(combination.mine(), combination.result());
    }
}
