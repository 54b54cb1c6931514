package org.woodshed.testkit.simulation;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.woodshed.client.logbook.ListsView;
import org.woodshed.lists.ItemField;
import org.woodshed.lists.ListEditor;
import org.woodshed.lists.ListItem;
import org.woodshed.lists.ListKind;
import org.woodshed.lists.PracticeList;
import org.woodshed.model.EntityId;
import tools.jackson.databind.node.StringNode;

/** Does with a laptop's practice lists what its musician might. Not thread-safe. */
@SuppressWarnings("FutureReturnValueIgnored") // whoever plays does not wait; what came of it is checked at the end
final class ListPlayer {
    private static final int A_SNAPSHOT = 260;

    private final SimulatedLaptop laptop;
    private final RandomGenerator random;

    ListPlayer(SimulatedLaptop laptop, RandomGenerator random) {
        this.laptop = laptop;
        this.random = random;
    }

    /** So much that a snapshot of the lists is due. */
    void fill() {
        List<PracticeList> lists = laptop.lists().lists();
        if (laptop.figures().server() != null && !lists.isEmpty()) {
            EntityId list = lists.getFirst().id();
            laptop.woodshed().lists().edit(editor -> IntStream.range(0, A_SNAPSHOT).forEach(number -> editor.insert(
                    list, 0, new EntityId("item-" + random.nextInt(1_000_000_000)), Map.of(ItemField.TEXT, StringNode
                            .valueOf("item " + number)))));
        }
    }

    void edit() {
        if (laptop.figures().server() == null) {
            return;
        }
        ListsView view = laptop.lists();
        List<PracticeList> lists = view.lists();
        EntityId item = new EntityId("item-" + random.nextInt(1_000_000_000));
        if (lists.isEmpty()) {
            laptop.woodshed().lists().edit(editor -> editor.createList(item, ListKind.PLAIN, Typed.word(random)));
            return;
        }
        EntityId list = lists.get(random.nextInt(lists.size())).id();
        EntityId other = lists.get(random.nextInt(lists.size())).id();
        List<ListItem> items = view.of(list);
        if (items.size() < 3) {
            laptop.woodshed().lists().edit(editor -> editor.insert(list, random.nextInt(items.size() + 1), item, Map.of(
                    ItemField.TEXT, StringNode.valueOf(Typed.word(random)))));
            return;
        }
        EntityId present = items.get(random.nextInt(items.size())).id();
        laptop.woodshed().lists().edit(editor -> editOne(editor, list, other, present, item));
    }

    private void editOne(ListEditor editor, EntityId list, EntityId other, EntityId present, EntityId fresh) {
        switch (random.nextInt(9)) {
            case 0 -> editor.insert(list, 0, fresh, Map.of(ItemField.TEXT, StringNode.valueOf(Typed.word(random))));
            case 1 -> editor.remove(list, present);
            case 2 -> editor.restore(list, present);
            case 3 -> editor.set(list, present, ItemField.TEXT, StringNode.valueOf(Typed.word(random)));
            case 4 -> editor.createList(fresh, ListKind.ROUTINE, Typed.word(random));
            case 5 -> editor.removeList(list);
            case 6 -> editor.restoreList(list);
            case 7 -> editor.undo();
            default -> editor.move(present, other, random.nextInt(3));
        }
    }
}
