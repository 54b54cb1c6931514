package org.woodshed.lists;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;
import tools.jackson.databind.JsonNode;

/** What one state knows better than another, as edits that would tell it. Pure. */
final class Missing {
    private Missing() {}

    /** Lists come before items, so that no reader meets an item of a list it has not heard of. */
    static List<ListEdit> edits(ListState here, ListState there) {
        List<ListEdit> edits = new ArrayList<>();
        here.elements().entrySet().stream().sorted(Comparator.comparing((Map.Entry<Element.Key, Element> entry) -> entry
                .getKey().sort()).thenComparing(entry -> entry.getKey().id().value())).forEach(entry -> {
                    Element known = there.element(entry.getKey());
                    if (entry.getKey().sort() == Element.Sort.LIST) {
                        list(entry.getKey().id(), entry.getValue(), known, edits);
                    } else {
                        item(entry.getKey().id(), entry.getValue(), known, edits);
                    }
                });
        return edits;
    }

    private static void list(EntityId id, Element here, Element there, List<ListEdit> edits) {
        String name = here.text(Element.NAME);
        String position = here.position();
        boolean unknown = there.position() == null;
        if (unknown && name != null && position != null) {
            edits.add(
                    new ListEdit.CreateList(id, ListKind.of(String.valueOf(here.text(Element.KIND))), name, position));
            if (!here.exists()) {
                edits.add(new ListEdit.RemoveList(id));
            }
            return;
        }
        if (name != null && isNewer(here, there, Element.NAME)) {
            edits.add(new ListEdit.RenameList(id, name));
        }
        if (position != null && isNewer(here, there, Element.POSITION)) {
            edits.add(new ListEdit.ReorderList(id, position));
        }
        if (isNewer(here, there, Element.EXISTS)) {
            edits.add(here.exists() ? new ListEdit.RestoreList(id) : new ListEdit.RemoveList(id));
        }
    }

    private static void item(EntityId id, Element here, Element there, List<ListEdit> edits) {
        EntityId list = here.list();
        String position = here.position();
        Map<String, JsonNode> fields = newerFields(here, there);
        if (there.position() == null && list != null && position != null) {
            edits.add(new ListEdit.InsertItem(list, id, position, fields));
            if (!here.exists()) {
                edits.add(new ListEdit.RemoveItem(list, id));
            }
            return;
        }
        // An item whose place nobody has heard of is told of in its own name; nothing depends on that.
        EntityId of = list == null ? id : list;
        fields.forEach((field, value) -> edits.add(new ListEdit.SetField(of, id, field, value)));
        if (list != null && position != null && isNewer(here, there, Element.PLACE)) {
            edits.add(new ListEdit.MoveItem(list, id, position));
        }
        if (isNewer(here, there, Element.EXISTS)) {
            edits.add(here.exists() ? new ListEdit.RestoreItem(of, id) : new ListEdit.RemoveItem(of, id));
        }
    }

    private static Map<String, JsonNode> newerFields(Element here, Element there) {
        Map<String, JsonNode> fields = new TreeMap<>();
        here.registers().forEach((field, register) -> {
            if (!field.equals(Element.EXISTS) && !field.equals(Element.PLACE) && isNewer(here, there, field)) {
                fields.put(field, register.value());
            }
        });
        return fields;
    }

    private static boolean isNewer(Element here, Element there, String field) {
        @Nullable Register mine = here.registers().get(field);
        @Nullable Register theirs = there.registers().get(field);
        return mine != null && (theirs == null || mine.beats(theirs));
    }
}
