package org.woodshed.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.woodshed.model.EntityId;
import org.woodshed.model.Seeded;
import org.woodshed.protocol.ListOperation;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

class ListEditorTest {
    private static final EntityId LIST = TestReplica.LISTS.getFirst();
    private static final EntityId OTHER = TestReplica.LISTS.getLast();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private final TestReplica replica = new TestReplica("a", new Random(1));
    private final ListEditor editor = replica.editor();

    private void tick(EntityId item, LocalDate day) {
        editor.set(LIST, item, ItemField.DONE, StringNode.valueOf(day.toString()));
    }

    private List<EntityId> ids(EntityId list) {
        return replica.items(list).stream().map(ListItem::id).toList();
    }

    @Test
    void aRoutineStartsFreshEachDayWithoutAnOperationAndASetlistDoesNot() {
        editor.createList(LIST, ListKind.ROUTINE, "Warm-up");
        EntityId item = replica.insert(LIST, 0);
        tick(item, TODAY);
        int made = editor.takeMade().size();
        ListItem ticked = replica.items(LIST).getFirst();
        assertThat(made).isEqualTo(3);
        assertThat(ticked.done(ListKind.ROUTINE, TODAY)).isTrue();
        assertThat(ticked.done(ListKind.ROUTINE, TODAY.plusDays(1))).isFalse();
        assertThat(ticked.done(ListKind.SETLIST, TODAY.plusDays(1))).isTrue();
        assertThat(editor.takeMade()).isEmpty();
    }

    @Test
    void undoAndRedoAreNewOperationsThatReachTheOthers() {
        editor.createList(LIST, ListKind.PLAIN, "list");
        editor.createList(OTHER, ListKind.PLAIN, "other");
        EntityId first = replica.insert(LIST, 0);
        EntityId second = replica.insert(LIST, 1);
        editor.move(second, OTHER, 0);
        long clock = replica.replica().clock();
        assertThat(editor.undo()).isTrue();
        assertThat(ids(LIST)).containsExactly(first, second);
        assertThat(replica.replica().clock()).isEqualTo(clock + 1);
        assertThat(editor.redo()).isTrue();
        assertThat(ids(OTHER)).containsExactly(second);
        editor.undo();
        editor.undo();
        assertThat(ids(LIST)).containsExactly(first);
        editor.redo();
        assertThat(ids(LIST)).containsExactly(first, second);
        TestReplica other = new TestReplica("b", new Random(2));
        for (ListOperation operation : editor.takeMade()) {
            other.replica().take(operation);
        }
        assertThat(other.everything()).isEqualTo(replica.everything());
    }

    @Test
    void undoingARemovedListBringsBackTheSameItemsWithWhatOthersDidMeanwhile() {
        editor.createList(LIST, ListKind.PLAIN, "list");
        EntityId item = replica.insert(LIST, 0);
        TestReplica other = new TestReplica("b", new Random(2));
        editor.takeMade().forEach(other.replica()::take);
        other.editor().set(LIST, item, ItemField.NOTE, StringNode.valueOf("slowly"));
        editor.removeList(LIST);
        assertThat(replica.items(LIST)).isEmpty();
        assertThat(replica.replica().state().removedLists()).hasSize(1);
        other.editor().takeMade().forEach(replica.replica()::take);
        editor.undo();
        assertThat(replica.items(LIST)).singleElement().satisfies(shown -> {
            assertThat(shown.id()).isEqualTo(item);
            assertThat(shown.note()).isEqualTo("slowly");
        });
    }

    @Test
    void clearingWhatIsDoneIsOneStepToUndo() {
        editor.createList(LIST, ListKind.ROUTINE, "list");
        EntityId done = replica.insert(LIST, 0);
        EntityId yesterday = replica.insert(LIST, 1);
        EntityId also = replica.insert(LIST, 2);
        tick(done, TODAY);
        tick(yesterday, TODAY.minusDays(1));
        tick(also, TODAY);
        editor.clearDone(LIST, TODAY);
        assertThat(ids(LIST)).containsExactly(yesterday);
        editor.undo();
        assertThat(ids(LIST)).containsExactly(done, yesterday, also);
        editor.set(LIST, done, ItemField.DONE, NullNode.getInstance());
        assertThat(replica.items(LIST).getFirst().doneOn()).isNull();
    }

    @Test
    void listsKeepTheOrderTheyArePutIn() {
        for (String id : List.of("l1", "l2", "l3")) {
            editor.createList(new EntityId(id), ListKind.PLAIN, id);
        }
        editor.moveList(new EntityId("l3"), 0);
        editor.moveList(new EntityId("l1"), 2);
        assertThat(replica.replica().state().lists()).extracting(PracticeList::name).containsExactly("l3", "l2", "l1");
        editor.undo();
        assertThat(replica.replica().state().lists()).extracting(PracticeList::name).containsExactly("l3", "l1", "l2");
    }

    @Test
    void aCopiedFolderGoesOnUnderAFreshActorAndLosesNothing() {
        SharedLog log = new SharedLog();
        editor.createList(LIST, ListKind.PLAIN, "list");
        replica.insert(LIST, 0);
        replica.push(log, false);
        TestReplica copy = new TestReplica("a", new Random(3));
        copy.pull(log, 10);
        replica.insert(LIST, 1);
        replica.push(log, false);
        copy.editor().insert(LIST, 0, new EntityId("of-the-copy"), java.util.Map.of());
        assertThat(copy.unsent()).allSatisfy(operation -> assertThat(log.push(operation)).as("refused loudly")
                .isFalse());
        copy.renew("fresh");
        copy.push(log, false);
        copy.pull(log, 10);
        replica.pull(log, 10);
        assertThat(copy.everything()).isEqualTo(replica.everything());
        assertThat(ids(LIST)).hasSize(3).contains(new EntityId("of-the-copy"));
    }

    @Test
    void undoingLeadsBackThroughEveryOrderAndRedoingForwardAgainEvenWhenRoomWasMadeBetween() {
        Seeded.times(40, random -> {
            TestReplica laptop = new TestReplica("a", random);
            ListEditor lists = laptop.editor();
            lists.createList(LIST, ListKind.PLAIN, "list");
            for (int place = 0; place < 12; place++) {
                laptop.insert(LIST, place);
            }
            List<List<EntityId>> orders = new ArrayList<>(List.of(order(laptop)));
            for (int step = 0; step < 500 + random.nextInt(300); step++) {
                List<EntityId> now = order(laptop);
                switch (now.size() < 4 ? 1 : random.nextInt(8)) {
                    case 0 -> lists.remove(LIST, now.get(random.nextInt(now.size())));
                    case 1 -> laptop.insert(LIST, random.nextInt(now.size() + 1));
                    // Moving into one gap again and again makes its positions long.
                    default -> lists.move(now.get(2), LIST, 1);
                }
                orders.add(order(laptop));
            }
            int first = orders.size() - 190;
            for (int step = orders.size() - 2; step >= first; step--) {
                assertThat(lists.undo()).isTrue();
                assertThat(order(laptop)).as("undone to step " + step).isEqualTo(orders.get(step));
            }
            for (int step = first + 1; step < orders.size(); step++) {
                assertThat(lists.redo()).isTrue();
                assertThat(order(laptop)).as("redone to step " + step).isEqualTo(orders.get(step));
            }
            roomsMade.addAndGet(
                    (int) laptop.unsent().stream().filter(operation -> operation.payload().path("op").asString(
                            "").equals("room")).count());
        });
        assertThat(roomsMade.get()).as("times that room was made").isPositive();
    }

    private final AtomicInteger roomsMade = new AtomicInteger();

    private static List<EntityId> order(TestReplica laptop) {
        return laptop.items(LIST).stream().map(ListItem::id).toList();
    }
}
