package org.woodshed.app.entries;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.model.EntityId;

/**
 * Entries with edits that are on their way to the disk: until the last of them is there, what is read from the disk may
 * be older than what the screen shows. Belongs to the screen's thread.
 */
final class Unsettled {
    private final Map<EntityId, Edits> entries = new HashMap<>();

    /** How many edits are on their way, and how the entry looked before the first of them, if it was there. */
    private record Edits(int count, Optional<EntryRow> before) {}

    /** One more edit has begun; {@code now} is how the entry looks without it. */
    void begin(EntityId id, Optional<EntryRow> now) {
        entries.merge(id, new Edits(1, now), (present, added) -> new Edits(present.count + 1, present.before));
    }

    /** One edit has arrived or failed; tells how the entry looked before all that were on their way with it. */
    Optional<EntryRow> end(EntityId id) {
        Edits edits = entries.get(id);
        if (edits == null) {
            return Optional.empty();
        }
        if (edits.count == 1) {
            entries.remove(id);
        } else {
            entries.put(id, new Edits(edits.count - 1, edits.before));
        }
        return edits.before;
    }

    boolean contains(EntityId id) {
        return entries.containsKey(id);
    }
}
