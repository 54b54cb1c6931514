package org.woodshed.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.woodshed.model.AllKinds;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Seeded;
import tools.jackson.databind.node.ObjectNode;

/** Merges of merges: in whatever order laptops meet, they end with the same. */
class MergeOrderPropertiesTest {
    private static final int RUNS = 12_000;
    /** Registers are for a person, and texts keep an order of their own. */
    private static final Set<String> WITHOUT_A_RULE = Set.of("title", "status", "future", "futureList", "notes");
    private static final MergePolicy POLICY = new MergePolicy(MergePolicy.Strategy.MERGE, "Studio MacBook");

    @Test
    void threeEditsOfOneStateComeToTheSameInEveryOrder() {
        Seeded.times(RUNS, random -> {
            ObjectNode base = AllKinds.canonical(random).without(WITHOUT_A_RULE);
            List<ObjectNode> edits = new ArrayList<>();
            for (int count = 0; count < 3; count++) {
                edits.add(AllKinds.edited(random, base).without(WITHOUT_A_RULE));
            }
            if (asksAnybody(base, edits)) {
                return;
            }
            ObjectNode leftFirst = merge(base, merge(base, edits.get(0), edits.get(1)), edits.get(2));
            ObjectNode rightFirst = merge(base, edits.get(0), merge(base, edits.get(1), edits.get(2)));
            assertThat(withoutCount(rightFirst)).isEqualTo(withoutCount(leftFirst));
            assertThat(rightFirst.path("count").asLong(0)).isEqualTo(leftFirst.path("count").asLong(0));
            Collections.shuffle(edits, random);
            ObjectNode shuffled = merge(base, merge(base, edits.get(0), edits.get(1)), edits.get(2));
            assertThat(withoutCount(shuffled)).isEqualTo(withoutCount(leftFirst));
        });
    }

    @Test
    void laptopsThatSyncInTurnEndEqualAndNothingTypedIsNowhere() {
        Seeded.times(RUNS / 10, random -> new Desk(random, 3).work(20));
    }

    /** A counter that is nought and one that is not there count the same. */
    private static ObjectNode withoutCount(ObjectNode data) {
        return data.without("count");
    }

    private static boolean asksAnybody(ObjectNode base, List<ObjectNode> edits) {
        for (int mine = 0; mine < edits.size(); mine++) {
            for (int theirs = mine + 1; theirs < edits.size(); theirs++) {
                if (!ThreeWayMerge.merge(AllKinds.SCHEMA, base, edits.get(mine), edits.get(theirs), POLICY).disputes()
                        .isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static ObjectNode merge(ObjectNode base, ObjectNode mine, ObjectNode theirs) {
        return ThreeWayMerge.merge(AllKinds.SCHEMA, base, mine, theirs, POLICY).data();
    }

    /** Laptops around one server, each with a policy of its own; a dispute keeps the other side's value. */
    private static final class Desk {
        private final Random random;
        private final ObjectNode[] shadows;
        private final ObjectNode[] views;
        private final MergePolicy[] policies;
        private final List<ObjectNode> history = new ArrayList<>();
        private ObjectNode server;

        Desk(Random random, int laptops) {
            this.random = random;
            this.server = AllKinds.canonical(random);
            this.shadows = new ObjectNode[laptops];
            this.views = new ObjectNode[laptops];
            this.policies = new MergePolicy[laptops];
            for (int laptop = 0; laptop < laptops; laptop++) {
                shadows[laptop] = server;
                views[laptop] = server;
                MergePolicy.Strategy[] strategies = MergePolicy.Strategy.values();
                policies[laptop] = new MergePolicy(strategies[random.nextInt(strategies.length)], "Laptop " + laptop);
            }
        }

        void work(int steps) {
            for (int step = 0; step < steps; step++) {
                int laptop = random.nextInt(views.length);
                if (random.nextBoolean()) {
                    views[laptop] = AllKinds.edited(random, views[laptop]);
                } else {
                    sync(laptop);
                }
            }
            for (int laptop = 0; laptop < views.length; laptop++) {
                sync(laptop);
            }
            for (int laptop = 0; laptop < views.length; laptop++) {
                ObjectNode before = server;
                sync(laptop);
                assertThat(views[laptop]).isEqualTo(server);
                assertThat(server).as("nothing more to say").isEqualTo(before);
            }
        }

        private void sync(int laptop) {
            ObjectNode typed = views[laptop];
            ThreeWayMerge.Result result = ThreeWayMerge.merge(AllKinds.SCHEMA, shadows[laptop], typed, server,
                    policies[laptop]);
            for (Dispute dispute : result.disputes()) {
                assertThat(JsonValues.same(dispute.mine(), dispute.theirs())).isFalse();
            }
            for (Combination combination : result.combined()) {
                assertThat(JsonValues.same(combination.mine(), combination.theirs())).isFalse();
            }
            history.add(typed);
            server = result.data();
            shadows[laptop] = server;
            views[laptop] = server;
        }
    }
}
