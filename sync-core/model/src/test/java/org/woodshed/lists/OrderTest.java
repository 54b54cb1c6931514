package org.woodshed.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.Seeded;

/** What is put somewhere stands there, and positions stay short however much is done. */
class OrderTest {
    private static final EntityId LIST = TestReplica.LISTS.getFirst();
    private static final int MANY = 10_000;

    private static TestReplica withList(Random random) {
        TestReplica replica = new TestReplica("a", random);
        replica.editor().createList(LIST, ListKind.PLAIN, "list");
        return replica;
    }

    private static List<EntityId> ids(TestReplica replica) {
        return replica.items(LIST).stream().map(ListItem::id).toList();
    }

    private static void requireShort(TestReplica replica) {
        assertThat(replica.replica().state().order(LIST)).allSatisfy(entry -> assertThat(entry.position().length())
                .isLessThanOrEqualTo(Positions.MAX_LENGTH));
    }

    @Test
    void tenThousandAppendsKeepTheirOrder() {
        Seeded.times(1, random -> {
            TestReplica replica = withList(random);
            List<EntityId> expected = new ArrayList<>();
            for (int number = 0; number < MANY; number++) {
                expected.add(replica.insert(LIST, number));
            }
            assertThat(ids(replica)).isEqualTo(expected);
            requireShort(replica);
        });
    }

    @Test
    void tenThousandPrependsKeepTheirOrder() {
        Seeded.times(1, random -> {
            TestReplica replica = withList(random);
            List<EntityId> expected = new ArrayList<>();
            for (int number = 0; number < MANY; number++) {
                expected.add(replica.insert(LIST, 0));
            }
            assertThat(ids(replica)).isEqualTo(expected.reversed());
            requireShort(replica);
        });
    }

    @Test
    void tenThousandInsertsInOneGapKeepTheirOrder() {
        Seeded.times(1, random -> {
            TestReplica replica = withList(random);
            EntityId first = replica.insert(LIST, 0);
            EntityId last = replica.insert(LIST, 1);
            List<EntityId> expected = new ArrayList<>();
            for (int number = 0; number < MANY; number++) {
                expected.add(replica.insert(LIST, 1));
            }
            List<EntityId> whole = new ArrayList<>(expected.reversed());
            whole.addFirst(first);
            whole.add(last);
            assertThat(ids(replica)).isEqualTo(whole);
            requireShort(replica);
        });
    }

    @Test
    void tenThousandMovesOfThirtyItemsKeepTheirOrder() {
        Seeded.times(1, random -> {
            TestReplica replica = withList(random);
            List<EntityId> expected = new ArrayList<>();
            for (int number = 0; number < 30; number++) {
                expected.add(replica.insert(LIST, number));
            }
            for (int number = 0; number < MANY; number++) {
                EntityId moved = expected.remove(random.nextInt(expected.size()));
                int to = random.nextInt(expected.size() + 1);
                expected.add(to, moved);
                replica.editor().move(moved, LIST, to);
                assertThat(ids(replica)).isEqualTo(expected);
            }
            requireShort(replica);
        });
    }

    @Test
    void whatIsInsertedLandsWhereItWasDropped() {
        Seeded.times(300, random -> {
            TestReplica replica = withList(random);
            List<EntityId> expected = new ArrayList<>();
            for (int number = 0; number < 60; number++) {
                int index = random.nextInt(expected.size() + 1);
                expected.add(index, replica.insert(LIST, index));
                assertThat(ids(replica)).isEqualTo(expected);
            }
        });
    }

    @Test
    void nothingFitsBetweenEqualPositionsSoItGoesPastThem() {
        Seeded.times(50, random -> {
            TestReplica replica = withList(random);
            for (String id : List.of("i1", "i2", "i3")) {
                replica.replica().make(new ListEdit.InsertItem(LIST, new EntityId(id), "a5", Map.of()));
            }
            EntityId last = replica.insert(LIST, 3);
            EntityId dropped = replica.insert(LIST, 1);
            assertThat(ids(replica)).containsExactly(new EntityId("i1"), new EntityId("i2"), new EntityId("i3"),
                    dropped,
                    last);
        });
    }

    @Test
    void twoLaptopsThatMakeRoomAtOnceAndAThirdThatMovesEndEqual() {
        Seeded.times(100, random -> {
            SharedLog log = new SharedLog();
            TestReplica left = withList(random);
            left.insert(LIST, 0);
            left.insert(LIST, 1);
            while (left.replica().state().order(LIST).stream().noneMatch(entry -> entry.position()
                    .length() > Positions.MAX_LENGTH - 4)) {
                left.insert(LIST, 1);
            }
            left.push(log, false);
            TestReplica right = new TestReplica("b", random);
            TestReplica third = new TestReplica("0", random);
            List<TestReplica> all = List.of(left, right, third);
            all.forEach(replica -> replica.pull(log, Integer.MAX_VALUE));
            EntityId moved = ids(third).get(5);
            third.replica().make(new ListEdit.MoveItem(LIST, moved, "Zz"));
            log.push(ListEditCodec.write(new ListEdit.MoveItem(LIST, moved, "Zz"), new DeviceId("0"), third.replica()
                    .clock()));
            left.insert(LIST, 3);
            right.insert(LIST, 7);
            assertThat(left.unsent()).as("made room").hasSizeGreaterThan(1);
            all.forEach(replica -> replica.push(log, false));
            all.forEach(replica -> replica.pull(log, Integer.MAX_VALUE));
            assertThat(left.everything()).isEqualTo(right.everything()).isEqualTo(third.everything());
            assertThat(ids(left).getFirst()).as("the real move").isEqualTo(moved);
        });
    }

    @Test
    void betweenAnyTwoPositionsThereIsRoom() {
        Seeded.times(500, random -> {
            List<String> positions = new ArrayList<>();
            for (int number = 0; number < 50; number++) {
                int at = random.nextInt(positions.size() + 1);
                String before = at == 0 ? null : positions.get(at - 1);
                String after = at == positions.size() ? null : positions.get(at);
                positions.add(at, Positions.require(Positions.between(before, after, random)));
            }
            assertThat(positions).isSorted().doesNotHaveDuplicates();
        });
    }
}
