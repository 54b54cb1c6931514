package org.woodshed.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenSession;
import org.woodshed.app.fixture.SampleLog;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;

class SearchTest {
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
