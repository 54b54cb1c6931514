package org.woodshed.client.outbox;

import java.time.InstantSource;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityIds;

/** Where new changes get their id and time: handed in, so that what decides stays pure. */
public record ChangeMint(EntityIds ids, InstantSource clock) {
    ChangeId newId() {
        return ids.change();
    }
}
