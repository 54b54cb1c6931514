package org.woodshed.model.mirubato;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityType;
import tools.jackson.databind.node.ObjectNode;

/**
 * An older record in the terms of this domain. Whether its fields are valid is not decided yet.
 *
 * @param id      null where the record has none
 * @param deleted true for what was deleted there
 * @param data    its fields, those that this domain does not know among them
 * @param pieces  what has to be there before it
 */
public record TakenOver(EntityType type, @Nullable EntityId id, boolean deleted, ObjectNode data,
        List<NamedPiece> pieces) {
    public TakenOver {
        pieces = List.copyOf(pieces);
    }

    /** A piece that an entry names: nothing but title and composer is known of it. */
    public record NamedPiece(EntityId id, ObjectNode data) {}
}
