package org.woodshed.lists;

import java.util.ArrayList;
import java.util.List;
import org.woodshed.model.EntityId;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

/** Which registers an edit writes. Pure. */
final class Writes {
    private Writes() {}

    static List<Write> of(ListEdit edit, Stamp stamp) {
        List<Write> writes = new ArrayList<>();
        Element.Key list = new Element.Key(Element.Sort.LIST, edit.list());
        switch (edit) {
            case ListEdit.CreateList create -> {
                writes.add(write(list, Element.EXISTS, stamp, BooleanNode.TRUE));
                writes.add(write(list, Element.KIND, stamp, StringNode.valueOf(create.kind().wireName())));
                writes.add(write(list, Element.NAME, stamp, StringNode.valueOf(create.name())));
                writes.add(write(list, Element.POSITION, stamp, StringNode.valueOf(create.position())));
            }
            case ListEdit.RenameList rename -> writes.add(write(list, Element.NAME, stamp, StringNode.valueOf(rename
                    .name())));
            case ListEdit.ReorderList reorder -> writes.add(write(list, Element.POSITION, stamp, StringNode.valueOf(
                    reorder.position())));
            case ListEdit.RemoveList _ -> writes.add(write(list, Element.EXISTS, stamp, BooleanNode.FALSE));
            case ListEdit.RestoreList _ -> writes.add(write(list, Element.EXISTS, stamp, BooleanNode.TRUE));
            case ListEdit.InsertItem insert -> {
                Element.Key item = item(insert.item());
                writes.add(write(item, Element.EXISTS, stamp, BooleanNode.TRUE));
                writes.add(write(item, Element.PLACE, stamp, place(insert.list(), insert.position())));
                insert.fields().forEach((field, value) -> writes.add(write(item, field, stamp, value)));
            }
            case ListEdit.SetField set -> writes.add(write(item(set.item()), set.field(), stamp, set.value()));
            case ListEdit.MoveItem move -> writes.add(write(item(move.item()), Element.PLACE, stamp, place(move.list(),
                    move.position())));
            case ListEdit.RemoveItem remove -> writes.add(write(item(remove.item()), Element.EXISTS, stamp,
                    BooleanNode.FALSE));
            case ListEdit.RestoreItem restore -> writes.add(write(item(restore.item()), Element.EXISTS, stamp,
                    BooleanNode.TRUE));
            case ListEdit.MakeRoom room -> room.places().forEach(place -> writes.add(write(item(place.item()),
                    Element.PLACE, place.replaces().makingRoom(stamp.actor()), place(room.list(), place.position()))));
        }
        return writes;
    }

    private static Element.Key item(EntityId id) {
        return new Element.Key(Element.Sort.ITEM, id);
    }

    /** One register for list and position: an item that is moved twice at once can't be in two lists. */
    private static JsonNode place(EntityId list, String position) {
        return JsonValues.object().put(Element.LIST, list.value()).put(Element.POSITION, position);
    }

    private static Write write(Element.Key element, String field, Stamp stamp, JsonNode value) {
        return new Write(element, field, new Register(stamp, value));
    }
}
