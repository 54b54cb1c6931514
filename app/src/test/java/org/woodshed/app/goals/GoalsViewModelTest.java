package org.woodshed.app.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenSession;
import org.woodshed.app.fixture.SampleLog;
import org.woodshed.app.goals.GoalsViewModel.Line;
import org.woodshed.app.goals.GoalsViewModel.Wanted;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.Goal;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Milestone;
import org.woodshed.model.Piece;
import org.woodshed.model.PieceDraft;
import org.woodshed.model.PiecePractice;

class GoalsViewModelTest {
    @TempDir
    private Path folder;

    @Test
    void goalsOfEveryTypeFollowFromWhatIsLogged() throws InvalidInputException {
        try (OpenSession open = sample()) {
            EntityId suite = open.logbook().pieceNamed(new PieceName("Cello Suite No. 1", "J. S. Bach"));
            GoalsViewModel goals = open.session().goals();
            add(goals, "Weekly practice", "practice_time", "7 h", "weekly", null);
            add(goals, "The suite", "practice_time", "3 h", "none", suite);
            add(goals, "Repertoire", "repertoire", "5", "none", null);
            add(goals, "Prelude in tempo", "tempo", "84", "none", suite);
            add(goals, "Ten performances", "count", "10", "none", null);
            until(open, lines -> lines.size() == 5);
            // Monday to Friday: 22 + 50 + 45 + 50 + 35 minutes
            assertThat(line(open, "Weekly practice").progress()).isEqualTo(new GoalProgress(202, 420L));
            assertThat(goals.words(line(open, "Weekly practice"))).isEqualTo("3 h 22 min of 7 h · weekly");
            assertThat(line(open, "The suite").progress().done()).as("from the day it was set").isZero();

            Piece piece = open.logbook().piece(suite).orElseThrow();
            open.logbook().editPiece(piece, PieceDraft.of(piece).status("polished"));
            until(open, lines -> progress(lines, "Repertoire") == 1);

            LogbookEntry entry = open.logbook().latestEntries(3, null).getLast().entry();
            open.logbook().editEntry(entry, EntryDraft.of(entry).pieces(List.of(new PiecePractice(suite, "1–8", 76))));
            until(open, lines -> progress(lines, "Prelude in tempo") == 76);

            goals.countOne(line(open, "Ten performances").goal());
            until(open, lines -> progress(lines, "Ten performances") == 1);
            open.session().undo().undo();
            until(open, lines -> progress(lines, "Ten performances") == 0);
        }
    }

    @Test
    void anEntryThatWasChosenForAGoalCountsForItWhateverItIsAbout() throws InvalidInputException {
        try (OpenSession open = sample()) {
            EntityId suite = open.logbook().pieceNamed(new PieceName("Cello Suite No. 1", "J. S. Bach"));
            GoalsViewModel goals = open.session().goals();
            add(goals, "The suite", "practice_time", "3 h", "weekly", suite);
            until(open, lines -> lines.size() == 1);
            long before = line(open, "The suite").progress().done();
            LogbookEntry other = open.logbook().latestEntries(50, null).stream().map(EntryRow::entry).filter(
                    entry -> entry.pieces().stream().noneMatch(piece -> piece.pieceId().equals(suite))).findFirst()
                    .orElseThrow();
            open.logbook().editEntry(other, EntryDraft.of(other).durationSeconds(1200).goalIds(List.of(line(open,
                    "The suite").goal().id())));
            until(open, lines -> progress(lines, "The suite") == before + 20);
            assertThat(goals.words(line(open, "The suite"))).endsWith("1 entry chosen for it, 20 min");
        }
    }

    @Test
    void milestonesAreTickedAndAGoalThatCannotBeReadIsNotAdded() throws InvalidInputException {
        try (OpenSession open = sample()) {
            GoalsViewModel goals = open.session().goals();
            assertThat(goals.add(new Wanted("Recital", "custom", "soon", "none", null, null, ""))).isFalse();
            assertThat(goals.problemProperty().get()).isNotEmpty();
            assertThat(goals.add(new Wanted("Recital", "custom", "", "none", null, null, "memory\n\nrun through")))
                    .isTrue();
            until(open, lines -> lines.size() == 1);
            assertThat(line(open, "Recital").goal().milestones()).hasSize(2);
            goals.tick(line(open, "Recital").goal(), line(open, "Recital").goal().milestones().getFirst());
            until(open, lines -> lines.getFirst().goal().milestones().getFirst().completedAt() != null);
            goals.setStatus(line(open, "Recital").goal(), "completed");
            until(open, lines -> lines.getFirst().goal().status().equals("completed"));
            goals.delete(line(open, "Recital").goal());
            until(open, List::isEmpty);
            open.session().undo().undo();
            until(open, lines -> lines.size() == 1);
        }
    }

    @Test
    void milestonesStandInTheOrderInWhichTheyWereTyped() throws InvalidInputException {
        try (OpenSession open = sample()) {
            GoalsViewModel goals = open.session().goals();
            List<String> steps = List.of("choose", "read", "slowly", "by heart", "for friends", "record", "on stage");
            goals.add(new Wanted("Recital", "custom", "", "none", null, null, String.join("\n", steps)));
            until(open, lines -> lines.size() == 1);
            assertThat(line(open, "Recital").goal().milestones()).extracting(Milestone::title)
                    .containsExactlyElementsOf(steps);
        }
    }

    @Test
    void aNewWeekBeginsAtZero() throws InvalidInputException {
        MovingClock clock = MovingClock.fridayEvening();
        try (OpenSession open = new OpenSession(folder, clock)) {
            SampleLog.write(open.logbook());
            open.loaded();
            open.screen().runUntil("this week is counted", () -> open.session().goals().shownProperty().get()
                    .weekSeconds() == 202 * 60);
            clock.move(Duration.ofDays(3));
            open.session().goals().load();
            open.screen().runUntil("the next one is not", () -> open.session().goals().shownProperty().get()
                    .weekSeconds() == 0);
            assertThat(open.session().goals().shownProperty().get().streak()).isPositive();
        }
    }

    private static void add(GoalsViewModel goals, String title, String type, String target, String period,
            @Nullable EntityId piece) {
        assertThat(goals.add(new Wanted(title, type, target, period, piece, null, ""))).isTrue();
    }

    private static long progress(List<Line> lines, String title) {
        return lines.stream().filter(line -> line.goal().title().equals(title))
                .mapToLong(line -> line.progress().done())
                .findFirst().orElse(-1);
    }

    private static Line line(OpenSession open, String title) {
        return open.session().goals().shownProperty().get().goals().stream().filter(line -> line.goal().title().equals(
                title)).findFirst().orElseThrow();
    }

    private static void until(OpenSession open, Predicate<List<Line>> condition) {
        open.screen().runUntil("the goals say so", () -> condition.test(open.session().goals().shownProperty().get()
                .goals()));
    }

    private OpenSession sample() throws InvalidInputException {
        OpenSession open = new OpenSession(folder, MovingClock.fridayEvening());
        SampleLog.write(open.logbook());
        return open.loaded();
    }

    @Test
    void aGoalIsEditedWithItsTargetAndItsMilestonesKeepTheirTicks() {
        try (OpenSession open = new OpenSession(folder, MovingClock.fridayEvening()).loaded()) {
            GoalsViewModel goals = open.session().goals();
            goals.add(new Wanted("Recital", "practice_time", "7 h", "weekly", null, null, "Programme\nFrom memory"));
            open.screen().runUntil("it is there", () -> goals.shownProperty().get().goals().size() == 1);
            Goal before = goals.shownProperty().get().goals().getFirst().goal();
            goals.tick(before, before.milestones().stream().filter(one -> one.title().equals("Programme")).findFirst()
                    .orElseThrow());
            open.screen().runUntil("it is ticked", () -> goals.shownProperty().get().goals().getFirst().goal()
                    .milestones().stream().anyMatch(one -> one.completedAt() != null));
            Goal ticked = goals.shownProperty().get().goals().getFirst().goal();
            Wanted typed = GoalTyping.typed(ticked);
            assertThat(typed.target()).isEqualTo("7 h");
            assertThat(
                    goals.change(ticked, new Wanted("Spring recital", typed.type(), "8 h", typed.period(), null, null,
                            "Programme\nDress rehearsal", "In the old church")))
                    .isTrue();
            open.screen().runUntil("it is changed", () -> goals.shownProperty().get().goals().getFirst().goal().title()
                    .equals("Spring recital"));
            Goal after = goals.shownProperty().get().goals().getFirst().goal();
            assertThat(after.targetValue()).isEqualTo(480);
            assertThat(after.description()).isEqualTo("In the old church");
            assertThat(after.milestones()).extracting(Milestone::title).containsExactlyInAnyOrder("Programme",
                    "Dress rehearsal");
            assertThat(after.milestones()).filteredOn(one -> one.completedAt() != null).extracting(Milestone::title)
                    .containsExactly("Programme");
            assertThat(
                    goals.change(after, new Wanted("Spring recital", typed.type(), "soon", "weekly", null, null, "")))
                    .isFalse();
            assertThat(goals.problemProperty().get()).contains("can’t be read");
        }
    }
}
