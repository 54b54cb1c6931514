package org.woodshed.lists;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;

/**
 * An item as screens show it.
 *
 * @param doneOn  when it was last ticked off; null for never
 * @param minutes how long it is meant to take
 */
public record ListItem(EntityId id, EntityId list, String text, @Nullable LocalDate doneOn, @Nullable String note,
        @Nullable EntityId pieceId, @Nullable Integer minutes) {
    /** Whether it counts as done: in a routine only on the day it was ticked. */
    public boolean done(ListKind kind, LocalDate today) {
        return doneOn != null && (kind != ListKind.ROUTINE || doneOn.equals(today));
    }
}
