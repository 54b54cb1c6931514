package org.woodshed.lists;

import java.util.List;
import java.util.Map;
import org.woodshed.model.EntityId;
import tools.jackson.databind.JsonNode;

/** What an operation does, without its stamp. */
public sealed interface ListEdit {
    /** The list in whose name it travels. */
    EntityId list();

    /** Makes a list at a place among the lists. */
    record CreateList(EntityId list, ListKind kind, String name, String position) implements ListEdit {}

    /** Calls a list something else. */
    record RenameList(EntityId list, String name) implements ListEdit {}

    /** Moves a list among the lists. */
    record ReorderList(EntityId list, String position) implements ListEdit {}

    /** Hides a list with all that is in it. */
    record RemoveList(EntityId list) implements ListEdit {}

    /** Shows a removed list again, as it is now. */
    record RestoreList(EntityId list) implements ListEdit {}

    /** Makes an item; fields that are absent are empty. */
    record InsertItem(EntityId list, EntityId item, String position,
            Map<String, JsonNode> fields) implements ListEdit {}

    /** Writes one field of an item; JSON null clears it. */
    record SetField(EntityId list, EntityId item, String field, JsonNode value) implements ListEdit {}

    /** Puts an item at a place of this list, from wherever it is. */
    record MoveItem(EntityId list, EntityId item, String position) implements ListEdit {}

    /** Hides an item. */
    record RemoveItem(EntityId list, EntityId item) implements ListEdit {}

    /** Shows a removed item again, where and as it is now. */
    record RestoreItem(EntityId list, EntityId item) implements ListEdit {}

    /** Gives items of the list shorter positions in the same order. */
    record MakeRoom(EntityId list, List<Place> places) implements ListEdit {
        /**
         * One item's new position.
         *
         * @param replaces the stamp of the place that it had
         */
        public record Place(EntityId item, String position, Stamp replaces) {}
    }
}
