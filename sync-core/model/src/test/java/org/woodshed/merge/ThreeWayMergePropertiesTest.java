package org.woodshed.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.woodshed.model.AllKinds;
import org.woodshed.model.CanonicalData;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Seeded;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds for any base and any two edits of it, in particular that nothing anybody typed disappears silently. */
class ThreeWayMergePropertiesTest {
    private static final int RUNS = 12_000;
    private static final MergePolicy POLICY = new MergePolicy(MergePolicy.Strategy.MERGE, "Studio MacBook");

    @Test
    void whereOneSideChangedNothingTheOtherStands() {
        Seeded.times(RUNS, random -> {
            ObjectNode base = AllKinds.canonical(random);
            ObjectNode other = AllKinds.edited(random, base);

            assertThat(merge(base, base, other)).isEqualTo(undisputed(other));
            assertThat(merge(base, other, base)).isEqualTo(undisputed(other));
        });
    }

    @Test
    void whereBothSidesAgreeThatStandsButForCounters() {
        Seeded.times(RUNS, random -> {
            ObjectNode base = AllKinds.canonical(random).without("count");
            ObjectNode other = AllKinds.edited(random, base).without("count");

            assertThat(merge(base, other, other)).isEqualTo(undisputed(other));
        });
    }

    @Test
    void bothSidesComeToOneResultButForTheChoices() {
        Seeded.times(RUNS, random -> {
            Three three = new Three(random);
            ThreeWayMerge.Result here = merge(three.base, three.mine, three.theirs);
            ThreeWayMerge.Result there = merge(three.base, three.theirs, three.mine);

            assertThat(there.disputes()).isEqualTo(swapped(here.disputes()));
            if (here.disputes().isEmpty()) {
                // Where both texts stay, their order differs.
                assertThat(there.data().without("notes")).isEqualTo(here.data().without("notes"));
            }
        });
    }

    @Test
    void mergingAgainWithTheResultChangesNothing() {
        Seeded.times(RUNS, random -> {
            Three three = new Three(random);
            ObjectNode merged = merge(three.base, three.mine, three.theirs).data();

            assertThat(merge(three.theirs, merged, three.theirs)).isEqualTo(undisputed(merged));
            assertThat(merge(merged, merged, merged)).isEqualTo(undisputed(merged));
        });
    }

    @Test
    void theResultIsCanonicalAndNoArgumentIsChanged() {
        Seeded.times(RUNS, random -> {
            Three three = new Three(random);
            Three before = three.copy();
            ObjectNode merged = merge(three.base, three.mine, three.theirs).data();

            assertThat(CanonicalData.of(AllKinds.SCHEMA, merged)).isEqualTo(merged);
            assertThat(three.base).isEqualTo(before.base);
            assertThat(three.mine).isEqualTo(before.mine);
            assertThat(three.theirs).isEqualTo(before.theirs);
        });
    }

    @Test
    void nothingTypedDisappearsSilently() {
        Seeded.times(RUNS, random -> {
            Three three = new Three(random);
            ThreeWayMerge.Result result = merge(three.base, three.mine, three.theirs);
            Set<String> disputed = new HashSet<>();
            result.disputes().forEach(dispute -> disputed.add(dispute.path()));

            for (String field : Set.of("title", "status", "future", "futureList")) {
                JsonNode typed = three.mine.get(field);
                boolean edited = !JsonValues.same(typed, three.base.get(field));
                assertThat(!edited || disputed.contains(field) || JsonValues.same(result.data().get(field), typed))
                        .as(field)
                        .isTrue();
            }
            String notes = three.mine.path("notes").asString("");
            boolean written = !notes.isEmpty() && !JsonValues.same(three.mine.get("notes"), three.base.get("notes"));
            assertThat(!written || disputed.contains("notes") || result.data().path("notes").asString("").lines()
                    .toList().contains(notes)).isTrue();
            assertThat(JsonValues.texts(result.data().get("tags"))).containsAll(addedMembers(three.base, three.mine));
            assertThat(JsonValues.texts(result.data().get("tags"))).containsAll(addedMembers(three.base, three.theirs));
            assertThat(keys(result.data())).containsAll(editedKeys(three.base, three.mine))
                    .containsAll(editedKeys(three.base,
                            three.theirs));
        });
    }

    private static List<Dispute> swapped(List<Dispute> disputes) {
        List<Dispute> swapped = new ArrayList<>();
        for (Dispute dispute : disputes) {
            JsonNode mine = dispute.theirs();
            JsonNode theirs = dispute.mine();
            swapped.add(new Dispute(dispute.path(), dispute.base(), mine, theirs));
        }
        return swapped;
    }

    private static Set<String> addedMembers(ObjectNode base, ObjectNode edited) {
        Set<String> added = new HashSet<>(JsonValues.texts(edited.get("tags")));
        added.removeAll(JsonValues.texts(base.get("tags")));
        return added;
    }

    private static Set<String> editedKeys(ObjectNode base, ObjectNode edited) {
        Set<String> keys = new HashSet<>();
        for (JsonNode item : edited.path("passages")) {
            boolean same = false;
            for (JsonNode before : base.path("passages")) {
                same |= before.equals(item);
            }
            if (!same) {
                keys.add(item.path("id").stringValue());
            }
        }
        return keys;
    }

    private static Set<String> keys(ObjectNode data) {
        Set<String> keys = new HashSet<>();
        data.path("passages").forEach(item -> keys.add(item.path("id").stringValue()));
        return keys;
    }

    private static ThreeWayMerge.Result merge(ObjectNode base, ObjectNode mine, ObjectNode theirs) {
        return ThreeWayMerge.merge(AllKinds.SCHEMA, base, mine, theirs, POLICY);
    }

    private static ThreeWayMerge.Result undisputed(ObjectNode data) {
        return new ThreeWayMerge.Result(data, List.of(), List.of());
    }

    private record Three(ObjectNode base, ObjectNode mine, ObjectNode theirs) {
        Three(Random random) {
            this(AllKinds.canonical(random), random);
        }

        private Three(ObjectNode base, Random random) {
            this(base, AllKinds.edited(random, base), AllKinds.edited(random, base));
        }

        Three copy() {
            return new Three(base.deepCopy(), mine.deepCopy(), theirs.deepCopy());
        }
    }
}
