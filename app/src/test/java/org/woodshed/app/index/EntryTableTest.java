package org.woodshed.app.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.woodshed.app.text.Folding;
import org.woodshed.model.EntityId;
import org.woodshed.model.PiecePractice;

/** What the table of entries finds is what one finds by going through all of them. */
class EntryTableTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final String LETTERS = "abé练\n\t 89-";

    private static String written(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int letter = random.nextInt(most); letter > 0; letter--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static IndexedEntry entry(int number, LocalDate date, String notes, Set<String> tags) {
        return new IndexedEntry(new EntityId("entry-" + number), date, Instant.EPOCH.plusSeconds(number % 7), number
                % 10 == 0 ? null : 1_800, List
                        .of(PiecePractice.of(new EntityId("piece-" + number % 9))),
                "practice", null, tags,
                Set.of(
                        "technique" + number % 5),
                Set.of(), null, notes);
    }

    private static boolean holds(IndexedEntry entry, WantedWord word) {
        return Folding.fold(entry.notes()).contains(word.folded())
                || entry.tags().stream().anyMatch(tag -> Folding.fold(
                        tag).contains(word.folded()))
                || entry.techniques().stream().anyMatch(name -> name.contains(word
                        .folded()))
                || entry.pieces().stream().anyMatch(piece -> word.pieces().contains(piece.pieceId()));
    }

    private static List<IndexedEntry> lookThrough(Map<EntityId, IndexedEntry> all, List<WantedWord> words,
            @Nullable Predicate<IndexedEntry> passes) {
        return all.values().stream().filter(entry -> words.stream().allMatch(word -> holds(entry, word))).filter(
                entry -> passes == null || passes.test(entry)).sorted(IndexedEntry.NEWEST_FIRST).toList();
    }

    @Test
    void nothingIsMissedAndNothingElseIsFoundHoweverManyEditsThereWere() {
        long seed = Long.getLong("woodshed.seed", 20_261_122);
        Random random = new Random(seed);
        EntryTable table = new EntryTable();
        Map<EntityId, IndexedEntry> all = new HashMap<>();
        int found = 0;
        for (int edit = 0; edit < 12_000; edit++) {
            IndexedEntry entry =
                    entry(random.nextInt(700), TODAY.minusDays(random.nextInt(200)), written(random, 30), random
                            .nextInt(5) == 0 ? Set.of(written(random, 6) + "x") : Set.of());
            if (random.nextInt(8) == 0) {
                table.remove(entry.id());
                all.remove(entry.id());
            } else {
                table.put(entry);
                all.put(entry.id(), entry);
            }
            if (edit % 20 == 0) {
                List<WantedWord> words = new ArrayList<>();
                for (String word : Folding.fold(written(random, 6)).split("\\s+", -1)) {
                    if (!word.isEmpty()) {
                        words.add(new WantedWord(word, random.nextInt(4) == 0 ? Set.of(new EntityId("piece-" + random
                                .nextInt(10))) : Set.of()));
                    }
                }
                Predicate<IndexedEntry> passes = random.nextInt(3) == 0 ? one -> one.date().isAfter(TODAY.minusDays(60))
                        : null;
                FoundEntries answer = table.find(words, passes);
                List<IndexedEntry> hits = answer.entries();
                assertThat(answer.seconds()).isEqualTo(hits.stream().filter(hit -> hit.seconds() != null).count()
                        * 1_800L);
                assertThat(hits).as("%s after %d edits of seed %d", words, edit, seed).isEqualTo(lookThrough(all, words,
                        passes));
                found += hits.size();
            }
        }
        assertThat(found).as("otherwise nothing was tried").isGreaterThan(10_000);
        assertThat(table.newestFirst()).isEqualTo(lookThrough(all, List.of(), null));
    }

    @Test
    void aHundredThousandEntriesAreSearchedForWhatIsInAllOfThemAndInOne() {
        EntryTable table = new EntryTable();
        for (int number = 0; number < 100_000; number++) {
            table.put(entry(number, TODAY.minusDays(number / 4), "Bow strokes, " + number, Set.of()));
        }
        assertThat(table.find(List.of(new WantedWord("trok", Set.of()), new WantedWord("o", Set.of())), null).entries())
                .hasSize(
                        100_000)
                .isEqualTo(table.newestFirst());
        assertThat(table.find(List.of(new WantedWord("99999", Set.of())), null).entries())
                .extracting(IndexedEntry::notes)
                .containsExactly("Bow strokes, 99999");
        assertThat(table.find(List.of(new WantedWord("99999", Set.of()), new WantedWord("stroke,", Set.of())), null)
                .entries())
                .isEmpty();
    }

    @Test
    void aListThatWasHandedOutStaysAsItIs() {
        EntryTable table = new EntryTable();
        table.put(entry(1, TODAY, "one", Set.of()));
        List<IndexedEntry> before = table.newestFirst();
        List<IndexedEntry> found = table.find(List.of(new WantedWord("one", Set.of())), null).entries();
        table.put(entry(1, TODAY, "two", Set.of()));
        assertThat(before).extracting(IndexedEntry::notes).containsExactly("one");
        assertThat(found).isEqualTo(before);
    }
}
