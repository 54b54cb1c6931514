package org.woodshed.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.woodshed.merge.MergePolicy.Strategy;
import org.woodshed.model.AllKinds;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Seeded;
import org.woodshed.model.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The algebra of merging, over every kind of field at once, registers and texts included: three edits of one state are
 * merged in every order, as laptops that meet in different orders would do it. 104 000 cases a run.
 *
 * <p>A register that was changed in several ways has no merged value; what must not depend on the order is which values a
 * person is offered. A text that was merged unasked must hold the same newly typed lines in every order; their order may
 * differ, and so may whether a line stays that one side removed next to where another one wrote. A counter adds up what everybody counted; where two or more cleared it instead, they agree about that, and
 * no order is asked for.
 */
@NullMarked
class MergeAlgebraTest {
    private static final int RUNS = 26_000;
    private static final Set<String> REGISTERS = Set.of("title", "status", "future", "futureList");
    private static final List<String> LINES = List.of("warm up", "bar 12", "the fugue", "slowly", "by heart", "trills",
            "pedal", "left hand");
    private static final MergePolicy POLICY = new MergePolicy(Strategy.MERGE, "Studio MacBook");

    /** A merge of merges: what stands, and everything that was ever offered to a person on the way. */
    private static final class Merged {
        private final ObjectNode base;
        private final ObjectNode data;
        private final List<Dispute> offered = new ArrayList<>();
        private final boolean counterCleared;

        Merged(ObjectNode base, ObjectNode data, boolean counterCleared) {
            this.base = base;
            this.data = data;
            this.counterCleared = counterCleared;
        }

        Merged with(Merged other) {
            ThreeWayMerge.Result result = ThreeWayMerge.merge(AllKinds.SCHEMA, base, data, other.data, POLICY);
            Merged both = new Merged(base, result.data(), counterCleared);
            both.offered.addAll(offered);
            both.offered.addAll(other.offered);
            both.offered.addAll(result.disputes());
            return both;
        }

        boolean asks(String field) {
            return offered.stream().anyMatch(dispute -> dispute.path().equals(field) || dispute.path().startsWith(field
                    + "."));
        }

        /** All values that this field has or may be given by a choice. */
        Set<Optional<JsonNode>> values(String field) {
            Set<Optional<JsonNode>> values = new HashSet<>();
            values.add(value(data.get(field)));
            offered.stream().filter(dispute -> dispute.path().equals(field)).forEach(dispute -> {
                values.add(value(dispute.mine()));
                values.add(value(dispute.theirs()));
            });
            return values;
        }

        private static Optional<JsonNode> value(@Nullable JsonNode node) {
            return node == null || JsonValues.isAbsent(node) ? Optional.empty() : Optional.of(node);
        }

        /** The lines that are not of the base. */
        Set<String> lines() {
            Set<String> lines = new TreeSet<>();
            data.path("notes").asString("").lines().filter(line -> !line.isBlank() && !KeptTexts.isSeparator(line))
                    .forEach(lines::add);
            base.path("notes").asString("").lines().forEach(lines::remove);
            return lines;
        }
    }

    /** Three edits of one state. */
    private record Three(ObjectNode base, List<ObjectNode> edits) {
        static Three of(Random random) {
            ObjectNode base = AllKinds.canonical(random);
            List<ObjectNode> edits = new ArrayList<>();
            for (int count = 0; count < 3; count++) {
                edits.add(AllKinds.edited(random, base));
            }
            if (random.nextBoolean()) {
                // Lines enough that edits meet, and pass each other.
                List<String> lines = lines(random, List.of());
                write(base, lines);
                edits.forEach(edit -> write(edit, lines(random, lines)));
            }
            return new Three(base, edits);
        }

        private static List<String> lines(Random random, List<String> before) {
            List<String> lines = new ArrayList<>(before);
            for (int count = random.nextInt(before.isEmpty() ? 7 : 3); count > 0; count--) {
                int at = random.nextInt(lines.size() + 1);
                String line = LINES.get(random.nextInt(LINES.size()));
                if (before.isEmpty() || at == lines.size() || random.nextBoolean()) {
                    lines.add(at, line);
                } else if (random.nextBoolean()) {
                    lines.remove(at);
                } else {
                    lines.set(at, line);
                }
            }
            return lines;
        }

        private static void write(ObjectNode data, List<String> lines) {
            String text = Texts.multiLine(String.join("\n", lines));
            if (text.isEmpty()) {
                data.remove("notes");
            } else {
                data.put("notes", text);
            }
        }

        Merged edit(int index) {
            boolean cleared = edits.stream().filter(edit -> base.has("count") && !edit.has("count")).count() > 1;
            return new Merged(base, Objects.requireNonNull(edits.get(index)), cleared);
        }

        Merged leftFirst() {
            return edit(0).with(edit(1)).with(edit(2));
        }

        Merged rightFirst() {
            return edit(0).with(edit(1).with(edit(2)));
        }

        Merged shuffled(Random random) {
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
            Collections.shuffle(order, random);
            return edit(order.get(0)).with(edit(order.get(1))).with(edit(order.get(2)));
        }
    }

    @Test
    void mergingIsIdempotent() {
        Seeded.times(RUNS, random -> {
            Three three = Three.of(random);
            ObjectNode merged = three.leftFirst().data.without("count");
            ObjectNode base = three.base().without("count");

            ThreeWayMerge.Result again = ThreeWayMerge.merge(AllKinds.SCHEMA, base, merged, merged, POLICY);
            assertThat(again.data()).isEqualTo(merged);
            assertThat(again.disputes()).isEmpty();
            assertThat(again.combined()).isEmpty();
        });
    }

    @Test
    void mergingIsSymmetricButForTheOrderOfKeptTexts() {
        Seeded.times(RUNS, random -> {
            Three three = Three.of(random);
            assertSame(three.edit(0).with(three.edit(1)), three.edit(1).with(three.edit(0)));
        });
    }

    @Test
    void mergingIsAssociative() {
        Seeded.times(RUNS, random -> {
            Three three = Three.of(random);
            assertSame(three.leftFirst(), three.rightFirst());
        });
    }

    @Test
    void laptopsThatMeetInAnyOrderEndEqual() {
        Seeded.times(RUNS, random -> {
            Three three = Three.of(random);
            assertSame(three.leftFirst(), three.shuffled(random));
        });
    }

    private static void assertSame(Merged one, Merged other) {
        for (String field : REGISTERS) {
            assertThat(other.values(field)).as(field).isEqualTo(one.values(field));
            assertThat(other.asks(field)).as(field + " is asked about").isEqualTo(one.asks(field));
        }
        for (String field : List.of("tags", "links", "seconds", "createdAt")) {
            assertThat(other.data.get(field)).as(field).isEqualTo(one.data.get(field));
        }
        if (!one.counterCleared) {
            assertThat(other.data.path("count").asLong(0)).as("nought counts like nothing").isEqualTo(one.data.path(
                    "count").asLong(0));
        }
        if (!one.asks("passages") && !other.asks("passages")) {
            assertThat(other.data.get("passages")).as("passages").isEqualTo(one.data.get("passages"));
        }
        if (!one.asks("notes") && !other.asks("notes")) {
            assertThat(other.lines()).as("notes").isEqualTo(one.lines());
        }
    }
}
