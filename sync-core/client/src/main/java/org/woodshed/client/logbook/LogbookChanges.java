package org.woodshed.client.logbook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityState;

/**
 * What changed in one transaction, after it was stored.
 *
 * @param items  every entity that looks different now, or whose pending mark changed
 * @param origin who made the changes
 */
public record LogbookChanges(List<Item> items, Origin origin) {
    /** Where changes come from. */
    public enum Origin {
        /** Typed on this laptop. */
        THIS_LAPTOP,
        /** Brought by a sync: other laptops' work, and confirmations of this one's. */
        SYNC
    }

    /**
     * One changed entity.
     *
     * @param state    as the screen shall show it; deleted for one that is gone
     * @param seq      the server's number of the change, where it is another device's; else null
     * @param deviceId the device that made it, where it is another one
     */
    public record Item(EntityState state, @Nullable Long seq, @Nullable DeviceId deviceId) {}
}
