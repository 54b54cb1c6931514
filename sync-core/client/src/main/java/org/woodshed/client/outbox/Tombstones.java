package org.woodshed.client.outbox;

import org.woodshed.model.EntityType;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What remains of a deleted entity's data: a piece's title and composer, so that its entries keep their name. Pure. */
final class Tombstones {
    private Tombstones() {}

    static ObjectNode data(EntityType type, ObjectNode before) {
        ObjectNode remains = JsonValues.object();
        if (type.equals(EntityType.PIECE)) {
            keep(remains, before, "title");
            keep(remains, before, "composer");
        }
        return remains;
    }

    private static void keep(ObjectNode remains, ObjectNode before, String field) {
        JsonNode value = before.get(field);
        if (value != null) {
            remains.set(field, value);
        }
    }
}
