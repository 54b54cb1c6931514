package org.woodshed.app.entries;

import java.util.HashMap;
import java.util.Map;
import org.woodshed.model.EntityId;

/**
 * Entries with edits that are on their way to the disk: until the last of them is there, what is read from the disk may
 * be older than what the screen shows. Belongs to the screen's thread.
 */
final class Unsettled {
    private final Map<EntityId, Integer> edits = new HashMap<>();

    void begin(EntityId id) {
        edits.merge(id, 1, Integer::sum);
    }

    void end(EntityId id) {
        edits.computeIfPresent(id, (key, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }

    boolean contains(EntityId id) {
        return edits.containsKey(id);
    }
}
