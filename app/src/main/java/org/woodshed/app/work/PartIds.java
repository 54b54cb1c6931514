package org.woodshed.app.work;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.woodshed.model.EntityIds;

/**
 * Ids for the parts of an entity, such as the steps of a goal or the passages of a piece. Parts stand in the order of their
 * ids, on every laptop: one that was made later has to have the greater id. Thread-safe.
 */
public final class PartIds {
    private static final EntityIds IDS = new EntityIds(new SecureRandom(), InstantSource.system());

    private PartIds() {}

    /** An id that is greater than all that this program made before. */
    public static String next() {
        return IDS.entity().value();
    }
}
