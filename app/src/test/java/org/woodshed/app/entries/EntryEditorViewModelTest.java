package org.woodshed.app.entries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenSession;
import org.woodshed.app.goals.GoalsViewModel;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PiecePractice;
import org.woodshed.model.PracticeTime;

class EntryEditorViewModelTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    @TempDir
    private Path folder;

    @Test
    void lookingAtAnEntryChangesNothing() throws InvalidInputException {
        try (OpenSession open = open()) {
            LogbookEntry entry =
                    stored(open, EntryDraft.starting(at("2026-11-20T16:05:37Z", "2026-11-20"), Instant.parse(
                            "2026-11-20T16:05:37Z")).durationSeconds(1421).type("lesson").mood("excited").rating(4));
            int waiting = open.woodshed().sync().outbox().size();
            assertThat(open.session().editing(entry).save()).isTrue();
            assertThat(open.session().entries().find(entry.id())).isEmpty();
            assertThat(open.woodshed().sync().outbox()).hasSize(waiting);
            assertThat(open.logbook().entry(entry.id()).orElseThrow().entry()).isEqualTo(entry);
        }
    }

    @Test
    void aSecondPieceLeavesTheBarsOfTheFirst() throws InvalidInputException {
        try (OpenSession open = open()) {
            EntityId suite = open.logbook().pieceNamed(new PieceName("Cello Suite No. 1", "J. S. Bach"));
            LogbookEntry entry = stored(open, draft().pieces(List.of(new PiecePractice(suite, "1–29", 72))));
            EntryEditorViewModel editor = open.session().editing(entry);
            assertThat(editor.pieces()).extracting(PieceToken::label).containsExactly("Cello Suite No. 1 · J. S. Bach");
            editor.pieces().add(editor.piece("Elegy · Fauré"));
            assertThat(editor.save()).isTrue();
            LogbookEntry saved = open.session().entries().find(entry.id()).orElseThrow().entry();
            assertThat(saved.pieces()).hasSize(2).contains(new PiecePractice(suite, "1–29", 72));
        }
    }

    @Test
    void movingTheStartMovesThePracticeDate() throws InvalidInputException {
        try (OpenSession open = open()) {
            LogbookEntry entry = stored(open, draft());
            EntryEditorViewModel editor = open.session().editing(entry);
            editor.dateProperty().set(LocalDate.of(2026, 11, 18));
            editor.timeProperty().set("2:30");
            assertThat(editor.save()).isTrue();
            PracticeTime when = open.session().entries().find(entry.id()).orElseThrow().entry().when();
            assertThat(when.startedAt()).isEqualTo(Instant.parse("2026-11-18T01:30:00Z"));
            assertThat(when.practiceDate()).isEqualTo(LocalDate.of(2026, 11, 17));
        }
    }

    @Test
    void aPracticeDateThatWasSetApartStaysAsFarApart() throws InvalidInputException {
        try (OpenSession open = open()) {
            LogbookEntry entry =
                    stored(open, EntryDraft.starting(at("2026-11-20T16:00:00Z", "2026-11-15"), Instant.parse(
                            "2026-11-20T16:00:00Z")));
            EntryEditorViewModel editor = open.session().editing(entry);
            editor.dateProperty().set(LocalDate.of(2026, 11, 22));
            assertThat(editor.save()).isTrue();
            assertThat(open.session().entries().find(entry.id()).orElseThrow().entry().when().practiceDate()).isEqualTo(
                    LocalDate.of(2026, 11, 17));
        }
    }

    @Test
    void whatCannotBeReadStaysInTheEditor() throws InvalidInputException {
        try (OpenSession open = open()) {
            EntryEditorViewModel editor = open.session().editing(stored(open, draft()));
            editor.timeProperty().set("noon");
            assertThat(editor.save()).isFalse();
            assertThat(editor.problemProperty().get()).contains("17:40");
            editor.timeProperty().set("12:00");
            editor.lengthProperty().set("1:99");
            assertThat(editor.save()).isFalse();
            assertThat(editor.problemProperty().get()).contains("1:99");
            editor.lengthProperty().set("");
            assertThat(editor.save()).isTrue();
        }
    }

    @Test
    void tagsMoodAndRatingAreSavedAndCleared() throws InvalidInputException {
        try (OpenSession open = open()) {
            LogbookEntry entry = stored(open, draft());
            EntryEditorViewModel editor = open.session().editing(entry);
            editor.tags().setAll("memory", "shifts");
            editor.techniques().setAll("thumb position");
            editor.moodProperty().set("satisfied");
            editor.ratingProperty().set(4);
            editor.instrumentProperty().set("Cello");
            assertThat(editor.save()).isTrue();
            LogbookEntry saved = open.session().entries().find(entry.id()).orElseThrow().entry();
            assertThat(saved.tags()).containsExactly("memory", "shifts");
            assertThat(saved.instrument()).isEqualTo("cello");
            EntryEditorViewModel again = open.session().editing(saved);
            again.moodProperty().set(null);
            again.ratingProperty().set(null);
            again.tags().clear();
            assertThat(again.save()).isTrue();
            LogbookEntry cleared = open.session().entries().find(entry.id()).orElseThrow().entry();
            assertThat(cleared.mood()).isNull();
            assertThat(cleared.rating()).isNull();
            assertThat(cleared.tags()).isEmpty();
            assertThat(cleared.techniques()).containsExactly("thumb position");
        }
    }

    @Test
    void anEleventhTagIsNotSavedAndNothingTypedIsLost() throws InvalidInputException {
        try (OpenSession open = open()) {
            LogbookEntry entry = stored(open, draft().tags(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9",
                    "10")));
            EntryEditorViewModel editor = open.session().editing(entry);
            assertThat(editor.problemProperty().get()).isEmpty();
            editor.tags().add("11");
            editor.notesProperty().set("slow hands");
            assertThat(editor.save()).isFalse();
            assertThat(editor.problemProperty().get()).startsWith("Tags: at most 10");
            assertThat(editor.notesProperty().get()).isEqualTo("slow hands");
            assertThat(open.logbook().entry(entry.id()).orElseThrow().entry()).isEqualTo(entry);
            editor.tags().remove("1");
            assertThat(editor.save()).isTrue();
            assertThat(open.session().entries().find(entry.id()).orElseThrow().entry().tags()).hasSize(10).contains(
                    "11");
        }
    }

    /** Two laptops' tags may be more together than may be typed: that is said, and keeps nobody from writing a note. */
    @Test
    void moreTagsThanMayBeTypedAreSaidAndKept() throws InvalidInputException {
        try (OpenSession open = open()) {
            LogbookEntry entry = stored(open, draft());
            LogbookEntry merged = new LogbookEntry(entry.state().withData(EntryDraft.of(entry).tags(List.of("1", "2",
                    "3", "4", "5", "6", "7", "8", "9", "10", "11", "12")).data()));
            open.logbook().lead(entry.state(), merged.state()).durable().join();
            EntryEditorViewModel editor = open.session().editing(merged);
            assertThat(editor.problemProperty().get()).startsWith("Tags: 12 came together");
            editor.notesProperty().set("slow hands");
            assertThat(editor.save()).isTrue();
            LogbookEntry saved = open.session().entries().find(entry.id()).orElseThrow().entry();
            assertThat(saved.notes()).isEqualTo("slow hands");
            assertThat(saved.tags()).hasSize(12);
            EntryEditorViewModel again = open.session().editing(saved);
            again.tags().add("13");
            assertThat(again.save()).isFalse();
            again.tags().removeAll("1", "13");
            assertThat(again.save()).as("one step towards the bound").isTrue();
        }
    }

    @Test
    void anEntryCountsForTheGoalsThatAreChosenAndKeepsThoseOfOtherLaptops() throws InvalidInputException {
        try (OpenSession open = open().loaded()) {
            open.session().goals().add(new GoalsViewModel.Wanted("Recital", "custom", "", "none", null, null, ""));
            open.screen().runUntil("the goal is there", () -> open.session().goals().all().size() == 1);
            EntityId recital = open.session().goals().all().getFirst().id();
            EntityId elsewhere = new EntityId("not-here-yet");
            LogbookEntry entry = stored(open, draft().goalIds(List.of(elsewhere)));
            EntryEditorViewModel editor = open.session().editing(entry);
            assertThat(editor.goals().choices()).extracting(EditedGoals.Choice::title).containsExactly("Recital");
            editor.goals().choices().getFirst().chosen().set(true);
            assertThat(editor.goals().words()).isEqualTo("Recital");
            assertThat(editor.save()).isTrue();
            LogbookEntry saved = open.session().entries().find(entry.id()).orElseThrow().entry();
            assertThat(saved.goalIds()).containsExactlyInAnyOrder(recital, elsewhere);
            open.session().undo().undo();
            open.screen().runUntil("it counts for the other one only", () -> open.logbook().entry(entry.id())
                    .orElseThrow().entry().goalIds().equals(Set.of(elsewhere)));
        }
    }

    private OpenSession open() {
        return new OpenSession(folder, MovingClock.fridayEvening());
    }

    private static EntryDraft draft() {
        return EntryDraft.starting(at("2026-11-20T16:05:00Z", "2026-11-20"), Instant.parse("2026-11-20T17:00:00Z"))
                .durationSeconds(600);
    }

    private static PracticeTime at(String start, String date) {
        return new PracticeTime(Instant.parse(start), BERLIN, LocalDate.parse(date));
    }

    private static LogbookEntry stored(OpenSession open, EntryDraft draft) throws InvalidInputException {
        return new LogbookEntry(open.logbook().addEntry(draft).durable().join());
    }
}
