package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.history.CombinedItem;
import org.woodshed.client.history.EntityHistory;
import org.woodshed.client.history.HistoryEntry;
import org.woodshed.client.outbox.Choice;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.client.outbox.Side;
import org.woodshed.merge.Dispute;
import org.woodshed.merge.MergePolicy.Strategy;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityType;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.PiecePractice;
import org.woodshed.model.PracticeTime;
import org.woodshed.server.limits.RateLimit;
import tools.jackson.databind.JsonNode;

/**
 * Three laptops, each of its own mind about merging, type into every field of a few entries,
 * offline and online, and against each other. Whatever was typed is found again: in the entry, in an open conflict, or in
 * the history of the laptop that typed it. A run is repeated by its seed ({@code -Dwoodshed.seed}).
 */
@NullMarked
class EveryValueIsFoundTest {
    private static final int ENTRIES = 12;
    private static final List<String> MOODS = List.of("frustrated", "neutral", "satisfied", "excited");

    @TempDir
    Path folder;
    private final long seed = Long.getLong("woodshed.seed", System.nanoTime());
    private final Random random = new Random(seed);
    /** By laptop: entry, field and value typed there. */
    private final Map<Laptop, Set<Typed>> typed = new HashMap<>();

    /** One value somebody typed. */
    private record Typed(EntityId entry, String field, String value) {}

    @Test
    void everyValueEverTypedIsInTheEntryInAnOpenConflictOrInTheHistory() {
        run(100);
    }

    @Tag("slow")
    @Test
    void everyValueOfThreeThousandEditsIsInTheEntryInAnOpenConflictOrInTheHistory() {
        run(1_000);
    }

    private void run(int edits) {
        try (TestServer server = TestServer.start(folder.resolve("server"), config -> config
                .withSyncRate(RateLimit.parse("1000/s:1000")));
                Laptop a = Laptop.named("Studio MacBook", folder).register(server.uri(), "clara@example.org");
                Laptop b = Laptop.named("Travel ThinkPad", folder).signIn(server.uri(), "clara@example.org");
                Laptop c = Laptop.named("Kitchen laptop", folder).signIn(server.uri(), "clara@example.org")) {
            List<Laptop> laptops = List.of(a, b, c);
            List<EntityId> ids = new ArrayList<>();
            for (int entry = 0; entry < ENTRIES; entry++) {
                ids.add(a.log("2026-11-20T17:40:00Z", 22, draft -> draft).id());
            }
            laptops.forEach(Laptop::sync);
            b.woodshed().merging().setStrategy(Strategy.THEIRS).join();
            c.woodshed().merging().setStrategy(Strategy.ASK).join();
            int[] left = {edits, edits, edits};
            while (left[0] + left[1] + left[2] > 0) {
                int laptop = random.nextInt(3);
                // A stretch of practice without a network, then one sync: what was typed meets what others typed.
                for (int edit = random.nextInt(12); edit > 0 && left[laptop] > 0; edit--, left[laptop]--) {
                    type(laptops.get(laptop), ids.get(random.nextInt(ENTRIES)), left[laptop]);
                }
                if (random.nextInt(4) == 0) {
                    settleSome(laptops.get(laptop));
                }
                sync(laptops.get(laptop));
            }
            laptops.forEach(EveryValueIsFoundTest::sync);
            laptops.forEach(laptop -> assertThat(missing(laptop)).as("seed %d", seed).isEmpty());
        }
    }

    private static void sync(Laptop laptop) {
        assertThat(laptop.trySync()).isNotInstanceOf(SyncResult.NotReached.class);
    }

    private void type(Laptop laptop, EntityId id, int number) {
        Map<String, String> values = new TreeMap<>();
        laptop.edit(id, draft -> {
            for (int fields = 1 + random.nextInt(2); fields > 0; fields--) {
                typeOneField(draft, values, laptop, id, number);
            }
            return draft;
        });
        Set<Typed> here = typed.computeIfAbsent(laptop, any -> new LinkedHashSet<>());
        values.forEach((field, value) -> here.add(new Typed(id, field, value)));
    }

    private void typeOneField(EntryDraft draft, Map<String, String> values, Laptop laptop, EntityId id, int number) {
        String word = "w" + number + "x" + random.nextInt(100_000);
        switch (random.nextInt(11)) {
            case 0 -> {
                draft.notes(laptop.entry(id).notes() == null || random.nextInt(3) == 0 ? word
                        : shortened(laptop.entry(id).notes()) + "\n" + word);
                values.put("notes", word);
            }
            case 1 -> draft.durationSeconds(put(values, "durationSeconds", 1 + random.nextInt(80_000)));
            case 2 -> draft.type(put(values, "type", word));
            case 3 -> draft.instrument(put(values, "instrument", word));
            case 4 -> draft.mood(put(values, "mood", MOODS.get(random.nextInt(4))));
            case 5 -> draft.rating(put(values, "rating", 1 + random.nextInt(5)));
            case 6 -> draft.tags(Set.of(put(values, "tags", word)));
            case 7 -> draft.techniques(Set.of(put(values, "techniques", word)));
            case 8 -> draft.sessionId(put(values, "sessionId", word));
            case 9 ->
                    draft.pieces(List.of(new PiecePractice(new EntityId("p" + random.nextInt(3)), put(values, "pieces",
                            word), 10 + random.nextInt(300))));
            default -> {
                Instant start = Instant.parse("2026-11-20T17:40:00Z").plusSeconds(random.nextInt(1_000_000));
                values.put("when", start.toString());
                draft.when(new PracticeTime(start, laptop.entry(id).when().zone(), laptop.entry(id).when()
                        .practiceDate()));
            }
        }
    }

    private static String shortened(@Nullable String notes) {
        String text = notes == null ? "" : notes;
        return text.length() < 1_500 ? text : text.substring(text.length() - 1_500);
    }

    private static <T> T put(Map<String, String> values, String field, T value) {
        values.put(field, value.toString());
        return value;
    }

    private void settleSome(Laptop laptop) {
        for (OpenConflict conflict : laptop.woodshed().merging().conflicts()) {
            for (Dispute dispute : conflict.disputes()) {
                Choice choice = random.nextBoolean() ? new Choice.Both() : new Choice.Take(Side.THEIRS);
                assertThat(laptop.woodshed().merging().resolve(conflict.key(), dispute, choice).join()).isTrue();
            }
        }
        List<CombinedItem> combined = laptop.woodshed().merging().combined();
        if (!combined.isEmpty()) {
            laptop.woodshed().merging().undo(combined.get(random.nextInt(combined.size()))).join();
        }
    }

    private List<Typed> missing(Laptop laptop) {
        Map<EntityId, Map<String, Set<String>>> found = new HashMap<>();
        List<OpenConflict> conflicts = laptop.woodshed().merging().conflicts();
        List<Typed> missing = new ArrayList<>();
        for (Typed one : typed.getOrDefault(laptop, Set.of())) {
            Map<String, Set<String>> texts =
                    found.computeIfAbsent(one.entry(), id -> everywhere(laptop, id, conflicts));
            boolean there = texts.getOrDefault(one.field(), Set.of()).contains(one.value());
            if (!there) {
                missing.add(one);
            }
        }
        return missing;
    }

    /** All texts and numbers of an entry, by field: in its states now and before, and in open conflicts. */
    private static Map<String, Set<String>> everywhere(Laptop laptop, EntityId id, List<OpenConflict> conflicts) {
        Map<String, Set<String>> texts = new HashMap<>();
        EntityKey key = new EntityKey(EntityType.LOGBOOK_ENTRY, id);
        EntityHistory history = laptop.woodshed().merging().history(key).join();
        assertThat(history.complete()).isTrue();
        for (HistoryEntry entry : history.entries()) {
            entry.data().properties().forEach(field -> collect(texts, field.getKey(), field.getValue()));
        }
        for (OpenConflict conflict : conflicts) {
            if (conflict.key().equals(key)) {
                conflict.disputes().forEach(dispute -> collect(texts, dispute.path().replaceAll("\\..*", ""), dispute
                        .mine()));
            }
        }
        return texts;
    }

    private static void collect(Map<String, Set<String>> texts, String field, @Nullable JsonNode value) {
        if (value == null) {
            return;
        }
        if (value.isContainer()) {
            value.forEach(item -> collect(texts, field, item));
        } else {
            texts.computeIfAbsent(field, any -> new HashSet<>()).addAll(value.asString("").lines().toList());
        }
    }
}
