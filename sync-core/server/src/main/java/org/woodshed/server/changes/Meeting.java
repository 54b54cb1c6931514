package org.woodshed.server.changes;

import org.jspecify.annotations.Nullable;
import org.woodshed.merge.KnownVersions;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.EntityState;
import org.woodshed.model.Schemas;
import org.woodshed.protocol.Change;
import org.woodshed.server.storage.StoredEntity;

/**
 * One change and the entity it meets.
 *
 * @param present null if there is no such entity
 * @param known   the entity's versions that the sender had seen
 */
record Meeting(Change change, @Nullable StoredEntity present, KnownVersions known) {
    EntitySchema schema() {
        return Schemas.of(change.entityType());
    }

    /** True if nobody else has changed the entity since the sender last saw it. */
    boolean senderIsUpToDate(EntityState state) {
        return known.coversAllUpTo(state.version());
    }
}
