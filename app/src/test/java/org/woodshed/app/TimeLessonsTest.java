package org.woodshed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.entries.EntryEditorViewModel;
import org.woodshed.app.entries.LogItem.DayHeading;
import org.woodshed.app.entries.LogItem.EntryCard;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenSession;
import org.woodshed.app.goals.Streak;
import org.woodshed.model.LogbookEntry;

/** Lessons 54 to 59: what goes wrong with time in practice logs. (56 and 57 in virtual time: RunningTimerTest.) */
class TimeLessonsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    @TempDir
    private Path folder;

    @Test
    void lesson54ThePracticeDateNeverMovesWithTheTimeZone() {
        MovingClock clock = new MovingClock(Instant.parse("2026-11-20T22:30:00Z"), BERLIN);
        try (OpenSession home = new OpenSession(folder, clock, 1).loaded()) {
            add(home, "0:20");
            assertThat(newest(home).when().practiceDate()).isEqualTo("2026-11-20");
            home.screen().runUntil("it is stored", () -> home.logbook().totals().entries() == 1);
        }
        try (OpenSession away = new OpenSession(folder, new MovingClock(clock.instant(), TOKYO), 2).loaded()) {
            LogbookEntry entry = newest(away);
            assertThat(entry.when().practiceDate()).isEqualTo("2026-11-20");
            assertThat(entry.when().zone()).isEqualTo(BERLIN);
            assertThat(away.session().entries().items().getFirst()).isInstanceOfSatisfying(DayHeading.class,
                    heading -> assertThat(heading.date()).isEqualTo("2026-11-20"));
            assertThat(away.session().entries().items().get(1)).isInstanceOfSatisfying(EntryCard.class,
                    card -> assertThat(card.time()).as("as it was where one practised").isEqualTo("23:10"));
            EntryEditorViewModel editor = away.session().editing(entry);
            editor.notesProperty().set("written on the plane");
            editor.save();
            assertThat(newest(away).when()).isEqualTo(entry.when());
        }
    }

    @Test
    void lesson55StreaksDoNotResetAtMidnightOrInTravelOrByEditingAnOldEntry() {
        LocalDate today = LocalDate.of(2026, 11, 20);
        TreeSet<LocalDate> dates = new TreeSet<>(List.of(today.minusDays(1), today.minusDays(2), today.minusDays(4)));
        assertThat(Streak.days(dates, today)).as("today is not over").isEqualTo(3);
        assertThat(Streak.days(dates, today.plusDays(1))).as("just after midnight").isEqualTo(3);
        assertThat(Streak.days(dates, today.plusDays(2))).as("two days of rest").isEqualTo(3);
        assertThat(Streak.days(dates, today.plusDays(3))).as("three are a stop").isZero();
        TreeSet<LocalDate> overClockChange = new TreeSet<>();
        for (LocalDate day = LocalDate.of(2026, 10, 20); !day.isAfter(LocalDate.of(2026, 10, 30)); day =
                day.plusDays(1)) {
            overClockChange.add(day);
        }
        assertThat(Streak.days(overClockChange, LocalDate.of(2026, 10, 30))).isEqualTo(11);

        MovingClock clock = MovingClock.fridayEvening();
        try (OpenSession open = new OpenSession(folder, clock, 1).loaded()) {
            for (int day = 0; day < 3; day++) {
                add(open, "0:20");
                clock.move(Duration.ofDays(1));
            }
            open.session().goals().load();
            open.screen().runUntil("the streak is three", () -> open.session().goals().shownProperty().get()
                    .streak() == 3);
            LogbookEntry oldest = open.logbook().latestEntries(3, null).getLast().entry();
            EntryEditorViewModel editor = open.session().editing(oldest);
            editor.notesProperty().set("edited later");
            editor.save();
            open.screen().runUntil("it is stored", () -> open.logbook().entry(oldest.id()).orElseThrow().entry().notes()
                    .equals("edited later"));
            open.session().goals().load();
            assertThat(open.logbook().entry(oldest.id()).orElseThrow().entry().when()).isEqualTo(oldest.when());
            assertThat(open.session().goals().shownProperty().get().streak()).isEqualTo(3);
        }
    }

    @Test
    void anotherTimeZoneWhileTheProgramRunsIsTheOneThatTodayStreakAndNewEntriesFollow() {
        MovingClock clock = new MovingClock(Instant.parse("2026-11-20T17:30:00Z"), BERLIN);
        try (OpenSession open = new OpenSession(folder, clock, 1).loaded()) {
            add(open, "0:20");
            LogbookEntry atHome = newest(open);
            assertThat(heading(open)).isEqualTo("2026-11-20");
            clock.move(Duration.ofHours(4));
            clock.travel(TOKYO);
            assertThat(clock.instant().atZone(BERLIN).toLocalDate()).as("at home it is still the same day").isEqualTo(
                    "2026-11-20");
            open.session().tick();
            add(open, "0:30");
            LogbookEntry away = newest(open);
            assertThat(away.when().practiceDate()).isEqualTo("2026-11-21");
            assertThat(away.when().zone()).isEqualTo(TOKYO);
            assertThat(heading(open)).isEqualTo("2026-11-21");
            open.screen().runUntil("both days are one streak", () -> open.session().goals().shownProperty().get()
                    .streak() == 2);
            assertThat(open.logbook().entry(atHome.id()).orElseThrow().entry().when()).as("what was is left alone")
                    .isEqualTo(atHome.when());
            clock.travel(BERLIN);
            open.session().tick();
            add(open, "0:40");
            open.screen().runUntil("it is stored", () -> open.logbook().totals().entries() == 3);
            assertThat(open.logbook().allEntries().filter(entry -> Objects.equals(entry.durationSeconds(), 2400))).as(
                    "back west it is the day before again").singleElement().extracting(
                            entry -> entry.when()
                                    .practiceDate())
                    .isEqualTo(LocalDate.of(2026, 11, 20));
        }
    }

    private static LocalDate heading(OpenSession open) {
        return ((DayHeading) open.session().entries().items().getFirst()).date();
    }

    @Test
    void lesson58SecondsMinutesAndMillisecondsAreNeverMixed() {
        MovingClock clock = MovingClock.fridayEvening();
        try (OpenSession open = new OpenSession(folder, clock, 1).loaded()) {
            add(open, "45");
            assertThat(newest(open).durationSeconds()).isEqualTo(2700);
            open.session().timer().start();
            clock.move(Duration.ofMillis(90_400));
            open.session().timer().stop();
            assertThat(newest(open).durationSeconds()).isEqualTo(90);
            open.screen().runUntil("both are counted", () -> open.session().goals().shownProperty().get()
                    .weekSeconds() == 2790);
            assertThat(((DayHeading) open.session().entries().items().getFirst()).total()).isEqualTo("46 min");
        }
    }

    @Test
    void lesson59ChangingTheLengthOfAnEntryDoesNotMoveItsStart() {
        try (OpenSession open = new OpenSession(folder, MovingClock.fridayEvening(), 1).loaded()) {
            add(open, "1h15");
            LogbookEntry before = newest(open);
            EntryEditorViewModel editor = open.session().editing(before);
            editor.lengthProperty().set("20");
            editor.save();
            assertThat(newest(open).durationSeconds()).isEqualTo(1200);
            assertThat(newest(open).when()).isEqualTo(before.when());
        }
    }

    private static void add(OpenSession open, String length) {
        open.session().quickAdd().lengthProperty().set(length);
        assertThat(open.session().quickAdd().add()).isTrue();
    }

    private static LogbookEntry newest(OpenSession open) {
        return open.session().entries().newest().orElseThrow();
    }
}
