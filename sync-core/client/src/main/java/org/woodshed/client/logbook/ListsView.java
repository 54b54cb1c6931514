package org.woodshed.client.logbook;

import java.util.List;
import java.util.Map;
import org.woodshed.lists.ListItem;
import org.woodshed.lists.PracticeList;
import org.woodshed.model.EntityId;

/**
 * All practice lists at one moment. Immutable.
 *
 * @param items   by list, in order; a list without items may be absent
 * @param canUndo whether there is something to undo that was done here since the logbook was opened
 */
public record ListsView(List<PracticeList> lists, List<PracticeList> removed, Map<EntityId, List<ListItem>> items,
        boolean canUndo, boolean canRedo) {
    /** The items of a list in their order. */
    public List<ListItem> of(EntityId list) {
        return items.getOrDefault(list, List.of());
    }
}
