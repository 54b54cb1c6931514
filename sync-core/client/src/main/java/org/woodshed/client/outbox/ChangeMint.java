package org.woodshed.client.outbox;

import java.time.InstantSource;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityIds;

/** Where new changes get their id and time: handed in, so that what decides stays pure. */
public record ChangeMint(EntityIds ids, InstantSource clock) {
    /** The same for the same change on every laptop. */
    private static final ChangeId SHARED = new ChangeId("again");

    ChangeId newId() {
        return ids.change();
    }

    /** An id that is made of what the change does: laptops that send the same send it under one id, and it is applied once. */
    static ChangeId idOf(PendingChange change) {
        return new ChangeId(change.under(SHARED).toChange().contentHash());
    }
}
