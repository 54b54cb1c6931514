package org.woodshed.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.ListOperation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Edits as payloads of operations, and back. Pure. */
final class ListEditCodec {
    private static final String OP = "op";
    private static final String ITEM = "item";
    private static final String FIELDS = "fields";

    private ListEditCodec() {}

    static ListOperation write(ListEdit edit, DeviceId actor, long clock) {
        return new ListOperation(scope(edit), edit.list(), actor, clock, payload(edit), null);
    }

    private static String scope(ListEdit edit) {
        return switch (edit) {
            case ListEdit.CreateList _,ListEdit.RenameList _,ListEdit.ReorderList _,ListEdit.RemoveList _,ListEdit.RestoreList _ ->
                    ListOperation.REGISTRY;
            default -> ListOperation.LIST;
        };
    }

    private static ObjectNode payload(ListEdit edit) {
        return switch (edit) {
            case ListEdit.CreateList create -> op("create").put(Element.KIND, create.kind().wireName()).put(
                    Element.NAME, create.name()).put(Element.POSITION, create.position());
            case ListEdit.RenameList rename -> op("rename").put(Element.NAME, rename.name());
            case ListEdit.ReorderList reorder -> op("reorder").put(Element.POSITION, reorder.position());
            case ListEdit.RemoveList _ -> op("remove");
            case ListEdit.RestoreList _ -> op("restore");
            case ListEdit.InsertItem insert -> insert(insert);
            case ListEdit.SetField set -> {
                ObjectNode payload = item("set", set.item()).put("field", set.field());
                payload.set("value", set.value());
                yield payload;
            }
            case ListEdit.MoveItem move -> item("move", move.item()).put(Element.POSITION, move.position());
            case ListEdit.RemoveItem remove -> item("remove", remove.item());
            case ListEdit.RestoreItem restore -> item("restore", restore.item());
            case ListEdit.MakeRoom room -> room(room);
        };
    }

    private static ObjectNode insert(ListEdit.InsertItem insert) {
        ObjectNode payload = item("insert", insert.item()).put(Element.POSITION, insert.position());
        ObjectNode fields = payload.putObject(FIELDS);
        insert.fields().forEach(fields::set);
        return payload;
    }

    private static ObjectNode room(ListEdit.MakeRoom room) {
        ObjectNode payload = op("room");
        ArrayNode places = payload.putArray("places");
        for (ListEdit.MakeRoom.Place place : room.places()) {
            places.addObject().put(ITEM, place.item().value()).put(Element.POSITION, place.position()).put("clock",
                    place.replaces().clock()).put("actor", place.replaces().actor().value()).put("minor", place
                            .replaces().minor());
        }
        return payload;
    }

    private static ObjectNode op(String name) {
        return JsonValues.object().put(OP, name);
    }

    private static ObjectNode item(String name, EntityId item) {
        return op(name).put(ITEM, item.value());
    }

    /** What the operation does; nothing if this version does not understand it. */
    static Optional<ListEdit> read(ListOperation operation) {
        try {
            return operation.payload() instanceof ObjectNode payload ? Optional.ofNullable(operation.scope().equals(
                    ListOperation.REGISTRY) ? registry(operation.resourceId(), payload)
                            : list(operation.resourceId(), payload))
                    : Optional.empty();
        } catch (IllegalArgumentException notOfThisVersion) {
            return Optional.empty();
        }
    }

    private static @org.jspecify.annotations.Nullable ListEdit registry(EntityId list, ObjectNode payload) {
        return switch (text(payload, OP)) {
            case "create" -> new ListEdit.CreateList(list, ListKind.of(text(payload, Element.KIND)), text(payload,
                    Element.NAME), position(payload));
            case "rename" -> new ListEdit.RenameList(list, text(payload, Element.NAME));
            case "reorder" -> new ListEdit.ReorderList(list, position(payload));
            case "remove" -> new ListEdit.RemoveList(list);
            case "restore" -> new ListEdit.RestoreList(list);
            default -> null;
        };
    }

    private static @org.jspecify.annotations.Nullable ListEdit list(EntityId list, ObjectNode payload) {
        return switch (text(payload, OP)) {
            case "insert" -> new ListEdit.InsertItem(list, id(payload), position(payload), fields(payload));
            case "set" -> new ListEdit.SetField(list, id(payload), fieldName(text(payload, "field")), payload.path(
                    "value").isMissingNode() ? payload.nullNode() : payload.path("value"));
            case "move" -> new ListEdit.MoveItem(list, id(payload), position(payload));
            case "remove" -> new ListEdit.RemoveItem(list, id(payload));
            case "restore" -> new ListEdit.RestoreItem(list, id(payload));
            case "room" -> new ListEdit.MakeRoom(list, places(payload));
            default -> null;
        };
    }

    private static Map<String, JsonNode> fields(ObjectNode payload) {
        Map<String, JsonNode> fields = new TreeMap<>();
        payload.path(FIELDS).properties().forEach(field -> fields.put(fieldName(field.getKey()), field.getValue()));
        return fields;
    }

    /** Fields of newer versions are kept like any other; the registers that hold an item together are no fields. */
    private static String fieldName(String name) {
        if (name.equals(Element.EXISTS) || name.equals(Element.PLACE)) {
            throw new IllegalArgumentException(name + " is no field");
        }
        return name;
    }

    private static List<ListEdit.MakeRoom.Place> places(ObjectNode payload) {
        List<ListEdit.MakeRoom.Place> places = new ArrayList<>();
        for (JsonNode node : payload.path("places")) {
            if (!(node instanceof ObjectNode place) || !place.path("clock").isIntegralNumber() || !place.path("minor")
                    .isIntegralNumber()) {
                throw new IllegalArgumentException("a place has an item, a position and a stamp");
            }
            DeviceId actor = new DeviceId(text(place, "actor"));
            places.add(new ListEdit.MakeRoom.Place(id(place), position(place), new Stamp(place.path("clock")
                    .longValue(), actor, place.path("minor").longValue(), actor)));
        }
        return places;
    }

    private static EntityId id(ObjectNode payload) {
        return new EntityId(text(payload, ITEM));
    }

    private static String position(ObjectNode payload) {
        return Positions.require(text(payload, Element.POSITION));
    }

    private static String text(ObjectNode payload, String field) {
        String text = JsonValues.text(payload, field);
        if (text == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return text;
    }
}
