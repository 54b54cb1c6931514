package org.woodshed.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenSession;
import org.woodshed.app.fixture.SampleLog;
import org.woodshed.app.index.IndexedEntry;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PiecePractice;

class SearchTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"etude, 1", "ÉTUDE popper, 1", "double stops, 1", "suite bach, 3", "memory, 3", "drone scales, 1",
            "bach brahms, 0", "89–112, 1"})
    void everyWordIsFoundWhereverItStandsAndAccentsDoNotMatter(String typed, int found) throws InvalidInputException {
        try (OpenSession open = sample()) {
            look(open, typed);
            open.screen().runUntil("it is found", () -> open.session().search().summaryProperty().get().startsWith(
                    found == 0 ? "Nothing" : String.valueOf(found)));
            assertThat(open.session().search().results()).hasSize(found);
        }
    }

    @Test
    void filtersNarrowAndASavedSearchIsThereAfterARestart() throws InvalidInputException {
        SearchQuery lessons =
                SearchQuery.of("suite").with(Filter.DAYS, "90").with(Filter.TYPE, "lesson").with(Filter.LENGTH, "0:45");
        try (OpenSession open = sample()) {
            SearchViewModel search = open.session().search();
            search.change(old -> lessons);
            open.screen().runUntil("one is found", () -> search.results().size() == 1);
            assertThat(search.results().getFirst().type()).isEqualTo("lesson");
            search.change(old -> SearchQuery.of("suite").with(Filter.DAYS, "3"));
            open.screen().runUntil("another is found", () -> search.results().size() == 1 && search.results().getFirst()
                    .type().equals("practice"));
            search.change(old -> lessons);
            search.saved().save(lessons);
            search.saved().save(lessons);
            open.screen().runUntil("it is remembered", () -> open.logbook().remembered("searches").isPresent());
        }
        try (OpenSession again = new OpenSession(folder, MovingClock.fridayEvening(), 5).loaded()) {
            again.screen().runUntil("it is read", () -> !again.session().search().saved().all().isEmpty());
            assertThat(again.session().search().saved().all()).containsExactly(lessons);
        }
    }

    @ParameterizedTest
    @CsvSource({"FROM, 2026-11-19, 4", "TO, 2026-11-13, 8", "COMPOSER, Fauré, 3", "TAG, memory, 2",
            "LONGEST, 0:35, 5", "LENGTH, 1h, 2", "TYPE, rehearsal, 1", "DAYS, 2, 4"})
    void everyFilterLetsThroughWhatItSays(Filter filter, String value, int found) throws InvalidInputException {
        try (OpenSession open = sample()) {
            SearchViewModel search = open.session().search();
            search.change(old -> old.with(filter, value));
            open.screen().runUntil("it is found", () -> search.results().size() == found);
            assertThat(search.summaryProperty().get()).startsWith(found + " ");
            assertThat(SearchQuery.read(search.queryProperty().get().written()))
                    .isEqualTo(search.queryProperty().get());
        }
    }

    @Test
    void aPieceIsFoundByItsIdAndItsNameStandsInTheSavedSearch() throws InvalidInputException {
        try (OpenSession open = sample()) {
            SearchViewModel search = open.session().search();
            EntityId suite = open.logbook().pieceNamed(new PieceName("Cello Suite No. 1", "J. S. Bach"));
            search.change(old -> old.with(Filter.PIECE, suite.value()));
            open.screen().runUntil("it is found", () -> search.results().size() == 3);
            assertThat(search.words(search.queryProperty().get())).isEqualTo("Cello Suite No. 1");
        }
    }

    @Test
    void whatIsChangedIsFoundByItsNewWords() throws InvalidInputException {
        try (OpenSession open = sample()) {
            look(open, "xylophone");
            LogbookEntry newest = open.session().entries().newest().orElseThrow();
            open.logbook().editEntry(newest, EntryDraft.of(newest).notes("Xylophonés!"));
            open.screen().runUntil("it is found", () -> !open.session().search().results().isEmpty());
            open.logbook().deleteEntry(newest);
            open.screen().runUntil("it is gone", () -> open.session().search().results().isEmpty());
        }
    }

    @Test
    void aHundredThousandEntriesAreSearched() {
        long seed = Long.getLong("woodshed.seed", 20_261_122);
        Random random = new Random(seed);
        List<IndexedEntry> entries = new ArrayList<>();
        String[] words =
                "slow fast drone shift bow intonation thumb memory recap bars metronome vibrato".split(" ", -1);
        for (int number = 0; number < 100_000; number++) {
            StringBuilder notes = new StringBuilder();
            for (int word = 0; word < 25; word++) {
                notes.append(words[random.nextInt(words.length)]).append(' ');
            }
            String written = notes.append(number).toString();
            entries.add(new IndexedEntry(new EntityId("entry-" + number), TODAY.minusDays(number / 4), Instant.EPOCH,
                    1800,
                    List.of(PiecePractice.of(new EntityId("piece-" + number % 200))), "practice", null, Set.of(), Set
                            .of(),
                    Set.of(), null, written, written, ""));
        }
        Map<EntityId, SearchQuery.PieceNames> pieces =
                Map.of(new EntityId("piece-7"), new SearchQuery.PieceNames("elegy",
                        "faure"));
        assertThat(find(entries, pieces, "elegy")).hasSize(500);
        assertThat(find(entries, pieces, "99999")).as("seed %d", seed).hasSize(1);
    }

    @Test
    void whatIsTypedOnIsLookedForAmongWhatWasFoundAndNothingIsMissed() {
        long seed = 20261122;
        Random random = new Random(seed);
        List<IndexedEntry> entries = new ArrayList<>();
        for (int number = 0; number < 3_000; number++) {
            StringBuilder notes = new StringBuilder();
            for (int letter = 0; letter < 12; letter++) {
                notes.append("ab ".charAt(random.nextInt(3)));
            }
            entries.add(noted(number, notes.toString()));
        }
        EntrySearch search = new EntrySearch();
        StringBuilder typed = new StringBuilder();
        for (int key = 0; key < 300; key++) {
            if (random.nextInt(6) == 0) {
                typed.setLength(random.nextInt(typed.length() + 1));
            } else {
                typed.append("ab ".charAt(random.nextInt(3)));
            }
            String now = typed.toString();
            List<List<IndexedEntry>> first = new ArrayList<>();
            List<IndexedEntry> found = search.find(asked(entries, Map.of(), now), first::add, () -> false);
            assertThat(found).as("“%s” of seed %d", now, seed).isEqualTo(find(entries, Map.of(), now));
            assertThat(first).as("told first").isEqualTo(found.size() < EntrySearch.FIRST ? List.of()
                    : List.of(found.subList(0, EntrySearch.FIRST)));
        }
    }

    @Test
    void whatNobodyWantsAnyMoreIsNotLookedForToTheEndNorTakenForAll() {
        List<IndexedEntry> entries = new ArrayList<>();
        for (int number = 0; number < 10_000; number++) {
            entries.add(noted(number, "bow " + number));
        }
        EntrySearch search = new EntrySearch();
        int[] asks = {0};
        assertThat(search.find(asked(entries, Map.of(), "bow"), first -> {
        }, () -> asks[0]++ > 1)).hasSizeLessThan(10_000);
        assertThat(search.find(asked(entries, Map.of(), "bow 9999"), first -> {
        }, () -> false)).containsExactly(entries.getLast());
    }

    private static IndexedEntry noted(int number, String notes) {
        return new IndexedEntry(new EntityId("entry-" + number), TODAY, Instant.EPOCH, 1800, List.of(), "practice",
                null, Set.of(), Set.of(), Set.of(), null, notes, notes, "");
    }

    private static List<IndexedEntry> find(List<IndexedEntry> entries, Map<EntityId, SearchQuery.PieceNames> pieces,
            String typed) {
        return new EntrySearch().find(asked(entries, pieces, typed), first -> {
        }, () -> false);
    }

    private static EntrySearch.Asked asked(List<IndexedEntry> entries, Map<EntityId, SearchQuery.PieceNames> pieces,
            String typed) {
        return new EntrySearch.Asked(SearchQuery.of(typed), entries, pieces, TODAY);
    }

    private static void look(OpenSession open, String typed) {
        open.session().pieceList().filterProperty().set(typed);
        assertThat(open.session().search().activeProperty().get()).isTrue();
    }

    private OpenSession sample() throws InvalidInputException {
        OpenSession open = new OpenSession(folder, MovingClock.fridayEvening());
        SampleLog.write(open.logbook());
        return open.loaded();
    }
}
