package org.woodshed.lists;

import org.woodshed.model.EntityId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** The edits that undo edits. Pure. */
final class Inverse {
    private Inverse() {}

    /** What undoes an edit that is about to be made to this state. */
    static ListEdit of(ListEdit edit, ListState state) {
        return switch (edit) {
            case ListEdit.CreateList create -> new ListEdit.RemoveList(create.list());
            case ListEdit.RenameList rename -> new ListEdit.RenameList(rename.list(), text(state, rename.list(),
                    Element.NAME));
            case ListEdit.ReorderList reorder -> new ListEdit.ReorderList(reorder.list(), text(state, reorder.list(),
                    Element.POSITION));
            case ListEdit.RemoveList remove -> new ListEdit.RestoreList(remove.list());
            case ListEdit.RestoreList restore -> new ListEdit.RemoveList(restore.list());
            case ListEdit.InsertItem insert -> new ListEdit.RemoveItem(insert.list(), insert.item());
            case ListEdit.SetField set -> {
                JsonNode before = state.item(set.item()).value(set.field());
                yield new ListEdit.SetField(set.list(), set.item(), set.field(), before == null ? NullNode.getInstance()
                        : before);
            }
            case ListEdit.MoveItem move -> {
                Element item = state.item(move.item());
                EntityId list = item.list();
                String position = item.position();
                yield list == null || position == null ? new ListEdit.RemoveItem(move.list(), move.item())
                        : new ListEdit.MoveItem(list, move.item(), position);
            }
            case ListEdit.RemoveItem remove -> new ListEdit.RestoreItem(remove.list(), remove.item());
            case ListEdit.RestoreItem restore -> new ListEdit.RemoveItem(restore.list(), restore.item());
            case ListEdit.MakeRoom _ -> throw new IllegalArgumentException("making room is nothing a person undoes");
        };
    }

    private static String text(ListState state, EntityId list, String field) {
        String text = state.list(list).text(field);
        if (text == null) {
            throw new IllegalArgumentException("There is no such list.");
        }
        return text;
    }
}
