package org.woodshed.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.protocol.CanonicalJson;
import org.woodshed.protocol.ListOperation;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Any two operations commute, made at the same clock by two laptops, on what both know and on what a third does not. */
class OperationPairsTest {
    private static final EntityId LIST = new EntityId("list");
    private static final EntityId OTHER = new EntityId("other");
    private static final EntityId ITEM = new EntityId("item");
    private static final DeviceId BASE = new DeviceId("m");
    private static final DeviceId LOW = new DeviceId("a");
    private static final DeviceId HIGH = new DeviceId("z");

    record Pair(ListEdit left, ListEdit right) {}

    /** What both made their operation on. */
    private static List<ListOperation> before() {
        ListReplica base = new ListReplica(BASE);
        return List.of(base.make(new ListEdit.CreateList(LIST, ListKind.ROUTINE, "list", "a1")), base.make(
                new ListEdit.CreateList(OTHER, ListKind.PLAIN, "other", "a2")),
                base.make(new ListEdit.InsertItem(LIST,
                        ITEM, "a1", Map.of(ItemField.TEXT, StringNode.valueOf("text")))));
    }

    private static List<ListEdit> edits(String mark) {
        Stamp inserted = Stamp.of(3, BASE);
        return List.of(new ListEdit.CreateList(LIST, ListKind.SETLIST, mark, "a5" + mark), new ListEdit.RenameList(LIST,
                mark), new ListEdit.ReorderList(LIST, "a3" + mark), new ListEdit.RemoveList(LIST),
                new ListEdit.RestoreList(LIST),
                new ListEdit.InsertItem(LIST, ITEM, "a7" + mark, Map.of(ItemField.TEXT,
                        StringNode.valueOf(mark))),
                new ListEdit.SetField(LIST, ITEM, ItemField.TEXT, StringNode.valueOf(
                        mark)),
                new ListEdit.SetField(LIST, ITEM, ItemField.DONE, NullNode.getInstance()), new ListEdit.MoveItem(LIST,
                        ITEM, "a4" + mark),
                new ListEdit.MoveItem(OTHER, ITEM, "a4" + mark),
                new ListEdit.RemoveItem(LIST,
                        ITEM),
                new ListEdit.RestoreItem(LIST, ITEM),
                new ListEdit.MakeRoom(LIST, List.of(
                        new ListEdit.MakeRoom.Place(ITEM, "a8" + mark, inserted))));
    }

    static Stream<Pair> pairs() {
        return edits("x").stream().flatMap(left -> edits("y").stream().map(right -> new Pair(left, right)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void anyTwoOperationsCommute(Pair pair) {
        ListOperation left = make(LOW, pair.left());
        ListOperation right = make(HIGH, pair.right());
        assertThat(left.clock()).isEqualTo(right.clock());
        String expected = state(Stream.concat(before().stream(), Stream.of(left, right)).toList());
        assertThat(state(Stream.concat(before().stream(), Stream.of(right, left)).toList())).isEqualTo(expected);
        assertThat(state(Stream.concat(Stream.of(right, left), before().stream()).toList())).as(
                "before what they are about is known").isEqualTo(expected);
        assertThat(state(Stream.of(before().stream(), Stream.of(left, right, left), before().stream()).flatMap(
                part -> part).toList())).as("with repetitions").isEqualTo(expected);
    }

    private static ListOperation make(DeviceId actor, ListEdit edit) {
        ListReplica replica = new ListReplica(actor);
        before().forEach(replica::take);
        return replica.make(edit);
    }

    private static ListReplica replica(List<ListOperation> operations) {
        ListReplica replica = new ListReplica(new DeviceId("reader"));
        operations.forEach(replica::take);
        return replica;
    }

    private static String state(List<ListOperation> operations) {
        return CanonicalJson.write(ListSnapshot.of(replica(operations)).toJson());
    }

    @Test
    void anEditDoesNotBringBackWhatAnotherRemovedAndIsThereAfterARestore() {
        ListOperation removed = make(LOW, new ListEdit.RemoveItem(LIST, ITEM));
        ListOperation edited = make(HIGH, new ListEdit.SetField(LIST, ITEM, ItemField.TEXT, StringNode.valueOf("new")));
        ListReplica replica = replica(Stream.concat(before().stream(), Stream.of(removed, edited)).toList());
        assertThat(replica.state().items(LIST)).isEmpty();
        replica.make(new ListEdit.RestoreItem(LIST, ITEM));
        assertThat(replica.state().items(LIST)).extracting(ListItem::text).containsExactly("new");
    }

    @Test
    void anItemMovedToTwoListsAtOnceIsInOneOfThem() {
        ListOperation moved = make(LOW, new ListEdit.MoveItem(OTHER, ITEM, "a9"));
        ListOperation kept = make(HIGH, new ListEdit.MoveItem(LIST, ITEM, "a9"));
        ListReplica replica = replica(Stream.concat(before().stream(), Stream.of(kept, moved)).toList());
        assertThat(replica.state().items(LIST)).hasSize(1);
        assertThat(replica.state().items(OTHER)).isEmpty();
    }

    @Test
    void aRealMoveBeatsMakingRoomEvenFromTheLaptopThatSortsFirst() {
        ListOperation room = make(HIGH, new ListEdit.MakeRoom(LIST, List.of(new ListEdit.MakeRoom.Place(ITEM, "a8x",
                Stamp.of(3, BASE)))));
        ListOperation move = make(LOW, new ListEdit.MoveItem(LIST, ITEM, "a0x"));
        ListReplica replica = replica(Stream.concat(before().stream(), Stream.of(move, room)).toList());
        assertThat(replica.state().item(ITEM).position()).isEqualTo("a0x");
    }

    @Test
    void whatANewerVersionDoesIsLeftAloneAndNoSnapshotIsMadeOfIt() {
        ListReplica replica = replica(before());
        assertThat(replica.understandsAll()).isTrue();
        ListOperation unknown = new ListOperation(ListOperation.LIST, LIST, HIGH, 90L, org.woodshed.model.TestJson
                .object("{\"op\": \"sing\"}"), null);
        assertThat(replica.take(unknown)).isEmpty();
        assertThat(replica.understandsAll()).isFalse();
        assertThat(replica.clock()).as("later operations count on from it").isEqualTo(90);
    }
}
