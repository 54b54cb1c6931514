package org.woodshed.app.history;

import java.util.List;
import org.woodshed.client.history.HistoryEntry;

/**
 * One state of the shown entity, in words.
 *
 * @param when       when it came about
 * @param who        which laptop made it
 * @param summary    what became of it where that is not said by its fields; may be empty
 * @param present    true if this is how it is now
 * @param restorable true if it can be made the present one
 */
public record StateLine(HistoryEntry entry, String when, String who, String summary, List<FieldChange> changes,
        boolean present, boolean restorable) {}
