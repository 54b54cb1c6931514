package org.woodshed.app.entries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.entries.LogItem.DayHeading;
import org.woodshed.app.entries.LogItem.EntryCard;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenSession;
import org.woodshed.app.fixture.SampleLog;
import org.woodshed.app.notices.Notice;
import org.woodshed.app.work.PracticeCalendar;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PracticeTime;

class EntriesViewModelTest {
    @TempDir
    private Path folder;

    @Test
    void daysStandNewestFirstWithTheirTotals() throws InvalidInputException {
        try (OpenSession open = sample()) {
            List<String> totals = open.session().entries().items().stream().filter(DayHeading.class::isInstance).map(
                    DayHeading.class::cast).map(DayHeading::total).limit(3).toList();
            assertThat(totals).containsExactly("1 h 12 min", "1 h 35 min", "35 min");
            assertThat(whats(open)).startsWith("Scales, three octaves", "Sonata in E minor", "Cello Suite No. 1",
                    "Trio no. 1");
        }
    }

    @Test
    void anEditShowsInTheSameCallAndIsOnTheDiskAfterwards() throws InvalidInputException {
        try (OpenSession open = sample()) {
            EntryEditorViewModel editor = open.session().editing(newest(open));
            editor.lengthProperty().set("1h");
            editor.notesProperty().set("with a metronome");
            assertThat(editor.save()).isTrue();
            assertThat(card(open, editor.id()).length()).isEqualTo("1 h");
            assertThat(card(open, editor.id()).notes()).isEqualTo("with a metronome");
            open.screen().runUntil("it is stored", () -> open.logbook().entry(editor.id()).orElseThrow().entry()
                    .notes().equals("with a metronome"));
        }
    }

    @Test
    void deletedEntriesComeBackManyLevelsDeep() throws InvalidInputException {
        try (OpenSession open = sample()) {
            List<String> before = whats(open);
            for (int count = 0; count < 3; count++) {
                open.session().deletes().delete(newest(open).id());
            }
            assertThat(whats(open)).isEqualTo(before.subList(3, before.size()));
            for (int count = 0; count < 3; count++) {
                open.session().undo().undo();
            }
            assertThat(whats(open)).isEqualTo(before);
            open.screen().runUntil("all are stored again", () -> open.logbook().totals().entries() == before.size());
            assertThat(whats(open)).isEqualTo(before);
            open.session().undo().undo();
            assertThat(whats(open)).isEqualTo(before);
        }
    }

    @Test
    void deletingOffersTheWayBack() throws InvalidInputException {
        try (OpenSession open = sample()) {
            EntityId gone = newest(open).id();
            open.session().deletes().delete(gone);
            Notice notice = open.session().notices().currentProperty().get();
            assertThat(notice.action()).isNotNull();
            open.session().notices().act();
            assertThat(newest(open).id()).isEqualTo(gone);
        }
    }

    @Test
    void whatSomebodyElseStoresAppears() throws InvalidInputException {
        try (OpenSession open = sample()) {
            PracticeTime when = newest(open).when();
            open.logbook().addEntry(EntryDraft.starting(new PracticeTime(when.startedAt().plusSeconds(600), when.zone(),
                    when.practiceDate()), when.startedAt()).notes("from elsewhere"));
            open.screen().runUntil("it is there", () -> newest(open).notes().equals("from elsewhere"));
        }
    }

    @Test
    void anEditorKeepsWhatIsTypedAndWhatOthersChangedMeanwhile() throws InvalidInputException {
        try (OpenSession open = sample()) {
            LogbookEntry entry = newest(open);
            EntryEditorViewModel editor = open.session().editing(entry);
            editor.notesProperty().set("typed here");
            open.logbook().editEntry(entry, EntryDraft.of(entry).rating(5)).durable().join();
            open.screen().runUntil("the other change shows", () -> Integer.valueOf(5).equals(newest(open).rating()));
            assertThat(editor.notesProperty().get()).isEqualTo("typed here");
            editor.save();
            open.screen().runUntil("both are stored", () -> {
                LogbookEntry stored = open.logbook().entry(entry.id()).orElseThrow().entry();
                return stored.notes().equals("typed here") && Integer.valueOf(5).equals(stored.rating());
            });
            open.screen().runUntil("both show", () -> Integer.valueOf(5).equals(newest(open).rating()) && newest(open)
                    .notes().equals("typed here"));
        }
    }

    @Test
    void longLogsAreLoadedPageByPage() throws InvalidInputException {
        try (OpenSession before = new OpenSession(folder, MovingClock.fridayEvening(), 1)) {
            PracticeTime now =
                    new PracticeCalendar(before.clock(), before.logbook()::dayStartsAt).starting(before.clock()
                            .instant(), before.clock().getZone());
            for (int day = 0; day < 450; day++) {
                PracticeTime when = new PracticeTime(now.startedAt().minusSeconds(86_400L * day), now.zone(), now
                        .practiceDate().minusDays(day));
                before.logbook().addEntry(EntryDraft.starting(when, now.startedAt()).durationSeconds(600));
            }
        }
        try (OpenSession open = new OpenSession(folder, MovingClock.fridayEvening(), 2).loaded()) {
            assertThat(whats(open)).hasSize(200);
            open.session().entries().loadMore();
            open.screen().runUntil("two pages are there", () -> whats(open).size() == 400);
            open.session().entries().loadMore();
            open.screen().runUntil("all are there", () -> whats(open).size() == 450);
            assertThat(open.session().entries().items()).hasSize(900).doesNotHaveDuplicates();
        }
    }

    @Test
    void anEditThatCannotBeStoredIsTakenBackAndSaid() throws InvalidInputException {
        try (OpenSession open = sample()) {
            List<String> before = whats(open);
            open.woodshed().close();
            open.session().quickAdd().whatProperty().set("Le cygne");
            open.session().quickAdd().lengthProperty().set("10");
            assertThat(open.session().quickAdd().add()).isTrue();
            assertThat(whats(open)).hasSize(before.size() + 1);
            open.screen().runUntil("it is taken back", () -> whats(open).equals(before));
            Notice notice = open.session().notices().currentProperty().get();
            assertThat(notice.kind()).isEqualTo(Notice.Kind.PROBLEM);
        }
    }

    private OpenSession sample() throws InvalidInputException {
        OpenSession open = new OpenSession(folder, MovingClock.fridayEvening());
        SampleLog.write(open.logbook());
        return open.loaded();
    }

    private static LogbookEntry newest(OpenSession open) {
        return open.session().entries().newest().orElseThrow();
    }

    private static EntryCard card(OpenSession open, EntityId id) {
        return open.session().entries().items().stream().filter(EntryCard.class::isInstance).map(EntryCard.class::cast)
                .filter(card -> card.row().entry().id().equals(id)).findFirst().orElseThrow();
    }

    private static List<String> whats(OpenSession open) {
        return open.session().entries().items().stream().filter(EntryCard.class::isInstance).map(EntryCard.class::cast)
                .map(EntryCard::what).toList();
    }
}
