package org.woodshed.app.cli;

import java.time.LocalDate;
import java.util.List;
import org.woodshed.client.logbook.ListsView;
import org.woodshed.lists.ItemField;
import org.woodshed.lists.ListItem;
import org.woodshed.lists.PracticeList;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists as the JSON document of {@code woodshed lists}. */
final class ListJson {
    private ListJson() {}

    static ObjectNode document(ListsView view, List<PracticeList> lists, LocalDate today) {
        ObjectNode document = JsonValues.object();
        ArrayNode array = document.putArray("lists");
        for (PracticeList list : lists) {
            ObjectNode node = array.addObject().put("id", list.id().value()).put("name", list.name()).put("kind", list
                    .kind().wireName());
            ArrayNode items = node.putArray("items");
            view.of(list.id()).forEach(item -> items.add(item(item, item.done(list.kind(), today))));
        }
        return document;
    }

    private static ObjectNode item(ListItem item, boolean done) {
        ObjectNode node = JsonValues.object().put("id", item.id().value()).put(ItemField.TEXT, item.text()).put(
                ItemField.DONE, done);
        if (item.note() != null) {
            node.put(ItemField.NOTE, item.note());
        }
        if (item.pieceId() != null) {
            node.put(ItemField.PIECE, item.pieceId().value());
        }
        if (item.minutes() != null) {
            node.put(ItemField.MINUTES, item.minutes());
        }
        return node;
    }
}
