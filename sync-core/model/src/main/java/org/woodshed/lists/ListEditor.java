package org.woodshed.lists;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;
import org.woodshed.protocol.ListOperation;
import tools.jackson.databind.JsonNode;

/**
 * What a person does to lists, as edits of a replica that can be undone. Undoing and redoing make new operations; nothing
 * is ever rewound. Not thread-safe.
 */
public final class ListEditor {
    private static final int MAX_UNDO = 200;
    private final ListReplica replica;
    private final RandomGenerator random;
    private final List<ListOperation> made = new ArrayList<>();
    private final UndoStack undo = new UndoStack(MAX_UNDO);
    private @Nullable List<ListEdit> gathered;

    public ListEditor(ListReplica replica, RandomGenerator random) {
        this.replica = replica;
        this.random = random;
    }

    /** The operations made since this was last asked, in order. */
    public List<ListOperation> takeMade() {
        List<ListOperation> taken = List.copyOf(made);
        made.clear();
        return taken;
    }

    /** Makes a list, after all others. */
    public void createList(EntityId id, ListKind kind, String name) {
        List<PracticeList> lists = replica.state().lists();
        String last = lists.isEmpty() ? null : replica.state().list(lists.getLast().id()).position();
        act(List.of(new ListEdit.CreateList(id, kind, name, Positions.between(last, null, random))));
    }

    public void renameList(EntityId id, String name) {
        act(List.of(new ListEdit.RenameList(id, name)));
    }

    /** Moves a list so that so many others stand before it. */
    public void moveList(EntityId id, int index) {
        List<String> others = replica.state().lists().stream().filter(list -> !list.id().equals(id)).map(list -> String
                .valueOf(replica.state().list(list.id()).position())).toList();
        Gap gap = Gap.at(others, index);
        act(List.of(new ListEdit.ReorderList(id, Positions.between(gap.before(), gap.after(), random))));
    }

    public void removeList(EntityId id) {
        act(List.of(new ListEdit.RemoveList(id)));
    }

    public void restoreList(EntityId id) {
        act(List.of(new ListEdit.RestoreList(id)));
    }

    /** Makes an item with so many others before it. */
    public void insert(EntityId list, int index, EntityId item, Map<String, JsonNode> fields) {
        makeRoomIfNeeded(list);
        act(List.of(new ListEdit.InsertItem(list, item, position(list, index, null), fields)));
    }

    /** Moves an item to a list, its own or another, so that so many others stand before it there. */
    public void move(EntityId item, EntityId list, int index) {
        makeRoomIfNeeded(list);
        act(List.of(new ListEdit.MoveItem(list, item, position(list, index, item))));
    }

    /** Writes a field of an item; JSON null clears it. */
    public void set(EntityId list, EntityId item, String field, JsonNode value) {
        act(List.of(new ListEdit.SetField(list, item, field, value)));
    }

    public void remove(EntityId list, EntityId item) {
        act(List.of(new ListEdit.RemoveItem(list, item)));
    }

    public void restore(EntityId list, EntityId item) {
        act(List.of(new ListEdit.RestoreItem(list, item)));
    }

    /** Removes the items that count as done today; one step to undo. */
    public void clearDone(EntityId list, LocalDate today) {
        ListKind kind = ListKind.of(String.valueOf(replica.state().list(list).text(Element.KIND)));
        act(replica.state().items(list).stream().filter(item -> item.done(kind, today)).<ListEdit>map(
                item -> new ListEdit.RemoveItem(list, item.id())).toList());
    }

    /** Makes a list with the same items after all others, none of them ticked off; one step to undo. */
    public void duplicate(EntityId source, EntityId copy, String name, Supplier<EntityId> itemIds) {
        ListKind kind = ListKind.of(String.valueOf(replica.state().list(source).text(Element.KIND)));
        List<ListItem> items = replica.state().items(source);
        together(() -> {
            createList(copy, kind, name);
            items.forEach(item -> insert(copy, Integer.MAX_VALUE, itemIds.get(), item.fields()));
        });
    }

    /** Makes several edits one step to undo. */
    public void together(Runnable edits) {
        List<ListEdit> inverse = new ArrayList<>();
        gathered = inverse;
        try {
            edits.run();
        } finally {
            gathered = null;
        }
        if (!inverse.isEmpty()) {
            undo.did(inverse);
        }
    }

    public boolean canUndo() {
        return undo.canUndo();
    }

    public boolean canRedo() {
        return undo.canRedo();
    }

    /** True if there was something to undo. */
    public boolean undo() {
        return undo.undo(edits -> run(edits, true));
    }

    /** True if there was something to redo. */
    public boolean redo() {
        return undo.redo(edits -> run(edits, true));
    }

    private void act(List<ListEdit> edits) {
        if (edits.isEmpty()) {
            return;
        }
        List<ListEdit> inverse = run(edits, true);
        if (gathered == null) {
            undo.did(inverse);
        } else {
            gathered.addAll(0, inverse);
        }
    }

    /** Makes the edits; answers those that undo them, in the order to make them. */
    private List<ListEdit> run(List<ListEdit> edits, boolean undoable) {
        List<ListEdit> inverse = new ArrayList<>();
        for (ListEdit edit : edits) {
            if (undoable) {
                inverse.addFirst(Inverse.of(edit, replica.state()));
            }
            made.add(replica.make(edit));
        }
        return inverse;
    }

    private String position(EntityId list, int index, @Nullable EntityId moved) {
        NavigableSet<ListState.Entry> order = replica.state().order(list);
        Gap gap = new Gap(null, null);
        int place = 0;
        for (Iterator<ListState.Entry> entries = order.iterator(); entries.hasNext();) {
            ListState.Entry entry = entries.next();
            if (entry.item().equals(moved)) {
                continue;
            }
            // Nothing fits between equal positions: go past all of them.
            if (place >= index && !entry.position().equals(gap.before())) {
                return Positions.between(gap.before(), entry.position(), random);
            }
            gap = new Gap(entry.position(), null);
            place++;
        }
        return Positions.between(gap.before(), null, random);
    }

    /** Gives all items of a list short positions if one of them has become long. */
    private void makeRoomIfNeeded(EntityId list) {
        if (Room.isNeeded(list, replica.state())) {
            Room room = Room.of(list, replica.state(), undo.positions(list), random);
            run(room.edits(), false);
            undo.translate(room::translated);
        }
    }

    /** The positions on both sides of where something goes; null at an end. */
    private record Gap(@Nullable String before, @Nullable String after) {
        static Gap at(List<String> positions, int index) {
            int place = Math.clamp(index, 0, positions.size());
            while (place > 0 && place < positions.size() && positions.get(place).equals(positions.get(place - 1))) {
                place++;
            }
            return new Gap(place == 0 ? null : positions.get(place - 1), place == positions.size() ? null
                    : positions
                            .get(place));
        }
    }
}
