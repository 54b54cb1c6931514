package org.woodshed.client.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Json;
import tools.jackson.databind.node.ObjectNode;

/** What was deleted, whole. Written by the views' writer. */
final class TrashTable {
    private TrashTable() {}

    public static Optional<ObjectNode> find(Handle handle, EntityKey key) {
        return handle.createQuery("select data from trash where entity_type = :type and entity_id = :id").bind("type",
                key.type().wireName()).bind("id", key.id().value()).mapTo(String.class).map(Json::readStored).findOne();
    }
}
