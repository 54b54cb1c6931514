package org.woodshed.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.Seeded;
import org.woodshed.protocol.ListOperation;

/** Three and four laptops edit the same lists, with lost answers, repeated and partial reads, and restarts everywhere. */
class ConvergenceTest {
    @Test
    void allLaptopsEndEqualWhateverHappensBetweenThem() {
        requireEqualEnds(500);
    }

    @Tag("slow")
    @Test
    void allLaptopsEndEqualInManyMoreRuns() {
        requireEqualEnds(2_500);
    }

    private static void requireEqualEnds(int runs) {
        Seeded.times(runs, random -> {
            SharedLog log = new SharedLog();
            List<TestReplica> replicas = replicas(random);
            for (int step = 0; step < 60; step++) {
                step(random, log, replicas.get(random.nextInt(replicas.size())), step);
            }
            settle(log, replicas);
            String expected = replicas.getFirst().everything();
            for (TestReplica replica : replicas) {
                assertThat(replica.everything()).isEqualTo(expected);
                assertThat(shown(replica)).isEqualTo(shown(replicas.getFirst()));
            }
            requireEachItemOnce(replicas.getFirst(), log);
            requireReplayHarmless(random, log, replicas.getFirst(), expected);
        });
    }

    private static List<TestReplica> replicas(Random random) {
        List<TestReplica> replicas = new ArrayList<>();
        // Names that sort both ways against one another: equal clocks are decided by them.
        for (String name : List.of("b", "a", "d", "c").subList(0, 3 + random.nextInt(2))) {
            replicas.add(new TestReplica(name, random));
        }
        return replicas;
    }

    private static void step(Random random, SharedLog log, TestReplica replica, int step) {
        if (random.nextInt(3) == 0) {
            replica.reload();
        }
        switch (random.nextInt(12)) {
            case 0 -> replica.push(log, false);
            case 1 -> replica.push(log, true);
            case 2, 3 -> replica.pull(log, 1 + random.nextInt(20));
            case 4 -> {
                if (random.nextInt(10) == 0) {
                    replica.renew("e" + step);
                }
            }
            default -> replica.act();
        }
        if (random.nextInt(3) == 0) {
            replica.reload();
        }
    }

    private static void settle(SharedLog log, List<TestReplica> replicas) {
        replicas.forEach(replica -> replica.push(log, false));
        replicas.forEach(replica -> replica.pull(log, Integer.MAX_VALUE));
    }

    static List<List<ListItem>> shown(TestReplica replica) {
        return replica.replica().state().lists().stream().map(list -> replica.items(list.id())).toList();
    }

    private static void requireEachItemOnce(TestReplica replica, SharedLog log) {
        List<EntityId> there = new ArrayList<>();
        for (EntityId list : TestReplica.LISTS) {
            replica.replica().state().order(list).forEach(entry -> there.add(entry.item()));
        }
        assertThat(there).doesNotHaveDuplicates();
        Set<EntityId> inserted = new HashSet<>();
        for (ListOperation operation : log.all()) {
            ListEditCodec.read(operation).filter(ListEdit.InsertItem.class::isInstance).ifPresent(edit -> inserted.add(
                    ((ListEdit.InsertItem) edit).item()));
        }
        Set<EntityId> expected = new HashSet<>(inserted);
        expected.removeIf(item -> !replica.replica().state().item(item).exists());
        assertThat(new HashSet<>(there)).as("none missing").isEqualTo(expected);
    }

    private static void requireReplayHarmless(Random random, SharedLog log, TestReplica replica, String expected) {
        for (ListOperation operation : log.all()) {
            assertThat(replica.replica().take(operation)).as("a replayed operation changes nothing").isEmpty();
        }
        List<ListOperation> shuffled = new ArrayList<>(log.all());
        shuffled.addAll(log.all().subList(0, log.size() / 2));
        Collections.shuffle(shuffled, random);
        ListReplica fresh = new ListReplica(new DeviceId("late"));
        shuffled.forEach(fresh::take);
        assertThat(org.woodshed.protocol.CanonicalJson.write(ListSnapshot.of(fresh).toJson())).isEqualTo(expected);
        int half = log.size() / 2;
        ListReplica first = new ListReplica(new DeviceId("first"));
        log.all().subList(0, half).forEach(first::take);
        ListReplica late = new ListReplica(new DeviceId("late"));
        late.take(ListSnapshot.read(TestReplica.reread(ListSnapshot.of(first).toJson())));
        log.all().subList(half, log.size()).forEach(late::take);
        assertThat(org.woodshed.protocol.CanonicalJson.write(ListSnapshot.of(late).toJson())).as(
                "from a snapshot and the rest").isEqualTo(expected);
    }
}
