package org.woodshed.lists;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;

/**
 * Short positions for all items of a list in the same order, those that are removed too: they may be restored. What is
 * remembered for undoing gets new positions as well, so that it leads to the same places as before. Pure.
 */
final class Room {
    private static final int PLACES_IN_ONE = 60;
    private final EntityId list;
    private final List<ListEdit.MakeRoom.Place> places = new ArrayList<>();
    private final Map<String, String> moved = new HashMap<>();

    private Room(EntityId list) {
        this.list = list;
    }

    /** Whether a position of the list has become long. What is inserted between two is a few digits longer than they are. */
    static boolean isNeeded(EntityId list, ListState state) {
        return state.order(list).stream().anyMatch(entry -> entry.position().length() > Positions.MAX_LENGTH - 4);
    }

    /** @param remembered positions in this list that undoing leads to */
    static Room of(EntityId list, ListState state, Set<String> remembered, RandomGenerator random) {
        Room room = new Room(list);
        TreeMap<String, List<EntityId>> slots = new TreeMap<>();
        remembered.forEach(position -> slots.put(position, new ArrayList<>()));
        state.elements().forEach((key, element) -> {
            String position = element.position();
            if (key.sort() == Element.Sort.ITEM && list.equals(element.list()) && position != null) {
                slots.computeIfAbsent(position, none -> new ArrayList<>()).add(key.id());
            }
        });
        @Nullable String last = null;
        for (Map.Entry<String, List<EntityId>> slot : slots.entrySet()) {
            List<EntityId> items = slot.getValue();
            items.sort(Comparator.comparing(EntityId::value));
            for (int place = 0; place < Math.max(1, items.size()); place++) {
                last = Positions.between(last, null, random);
                room.moved.putIfAbsent(slot.getKey(), last);
                if (place < items.size()) {
                    room.add(items.get(place), last, state);
                }
            }
        }
        return room;
    }

    private void add(EntityId item, String position, ListState state) {
        Register place = state.item(item).registers().get(Element.PLACE);
        if (place != null) {
            places.add(new ListEdit.MakeRoom.Place(item, position, place.stamp()));
        }
    }

    /** Operations of a size to be sent. */
    List<ListEdit> edits() {
        List<ListEdit> edits = new ArrayList<>();
        for (int start = 0; start < places.size(); start += PLACES_IN_ONE) {
            edits.add(new ListEdit.MakeRoom(list, List.copyOf(places.subList(start, Math.min(places.size(), start
                    + PLACES_IN_ONE)))));
        }
        return edits;
    }

    /** The same edit in the new positions. */
    ListEdit translated(ListEdit edit) {
        return edit instanceof ListEdit.MoveItem move && move.list().equals(list) ? new ListEdit.MoveItem(list, move
                .item(), moved.getOrDefault(move.position(), move.position())) : edit;
    }
}
