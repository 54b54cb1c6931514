package org.woodshed.server.changes;

import java.util.Optional;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Change;
import org.woodshed.server.storage.StoredEntity;

/** Changes of one request that are made one by one, each from how its entity is by then. Belongs to one transaction. */
public interface Batch {
    /** The entity as it is after the changes so far. */
    Optional<StoredEntity> present(EntityKey key);

    /**
     * Applies a change.
     *
     * @throws org.woodshed.server.errors.ApiException if it was made from a version that was never here
     */
    Applied apply(Change change);

    /** The last seq after the changes so far. */
    long lastSeq();
}
