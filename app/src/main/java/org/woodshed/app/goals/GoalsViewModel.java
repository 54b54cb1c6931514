package org.woodshed.app.goals;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.index.EntryIndex;
import org.woodshed.app.index.IndexedEntry;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.notices.Problems;
import org.woodshed.app.pieces.PieceLabels;
import org.woodshed.app.pieces.Repertoire;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.Messages;
import org.woodshed.app.undo.Deed;
import org.woodshed.app.undo.UndoViewModel;
import org.woodshed.app.work.LogbookFeed;
import org.woodshed.app.work.PracticeCalendar;
import org.woodshed.app.work.RepeatedQuery;
import org.woodshed.app.work.Threads;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.client.logbook.Saving;
import org.woodshed.model.EntityId;
import org.woodshed.model.Goal;
import org.woodshed.model.GoalDraft;
import org.woodshed.model.GoalVocabulary;
import org.woodshed.model.Milestone;
import org.woodshed.model.Piece;

/** All goals with what is reached of them. Belongs to the screen's thread. */
public final class GoalsViewModel {
    private final Logbook logbook;
    private final Repertoire repertoire;
    private final EntryIndex index;
    private final UndoViewModel undo;
    private final DayWords days;
    private final PracticeCalendar calendar;
    private final DayOfWeek firstDay;
    private final RepeatedQuery<Shown> query;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(new Shown(0, 0, List.of()));
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private volatile List<Piece> pieces = List.of();

    /** What the screen shows. */
    public record Shown(long weekSeconds, int streak, List<Line> goals) {}

    /** A goal with its progress, and how much practice was chosen to count for it. */
    public record Line(Goal goal, GoalProgress progress, int chosenEntries, long chosenSeconds) {}

    /** A new goal as it is typed. */
    public record Wanted(String title, String type, String target, String period, @Nullable EntityId piece,
            @Nullable LocalDate targetDate, String milestones, String description) {
        /** Without a description. */
        public Wanted(String title, String type, String target, String period, @Nullable EntityId piece,
                @Nullable LocalDate targetDate, String milestones) {
            this(title, type, target, period, piece, targetDate, milestones, "");
        }
    }

    public GoalsViewModel(Logbook logbook, Threads threads, LogbookFeed feed, Repertoire repertoire, EntryIndex index,
            UndoViewModel undo, DayWords days, PracticeCalendar calendar, Locale locale, NoticesViewModel notices) {
        this.logbook = logbook;
        this.repertoire = repertoire;
        this.index = index;
        this.undo = undo;
        this.days = days;
        this.calendar = calendar;
        this.firstDay = WeekFields.of(locale).getFirstDayOfWeek();
        this.query = new RepeatedQuery<>(threads, this::read, shown::set, notices::failed);
        repertoire.pieces().addListener((ListChangeListener<PieceSummary>) change -> {
            pieces = repertoire.pieces().stream().map(PieceSummary::piece).toList();
            reckonAgain();
        });
        feed.onItems(items -> reckonAgain());
    }

    /** Half of the entries would make a wrong sum: {@link #load} is called once all have been read. */
    private void reckonAgain() {
        if (index.isComplete()) {
            query.run();
        }
    }

    /** Reads the goals, and reckons them again. */
    public void load() {
        query.run();
    }

    private Shown read() {
        List<IndexedEntry> entries = index.all(logbook);
        LocalDate today = calendar.today();
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(firstDay));
        long week = entries.stream().takeWhile(entry -> !entry.date().isBefore(monday)).mapToLong(entry -> Objects
                .requireNonNullElse(entry.seconds(), 0)).sum();
        int streak =
                Streak.days(entries.stream().map(IndexedEntry::date).collect(Collectors.toCollection(TreeSet::new)),
                        today);
        return new Shown(week, streak,
                logbook.goals().stream().map(goal -> line(goal, entries, today)).toList());
    }

    private Line line(Goal goal, List<IndexedEntry> entries, LocalDate today) {
        List<IndexedEntry> chosen = entries.stream().filter(entry -> entry.goals().contains(goal.id())).toList();
        return new Line(goal, GoalProgress.of(goal, entries, pieces, today, firstDay), chosen.size(), chosen.stream()
                .mapToLong(entry -> Objects.requireNonNullElse(entry.seconds(), 0)).sum());
    }

    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** All goals as they are shown. */
    public List<Goal> all() {
        return shown.get().goals().stream().map(Line::goal).toList();
    }

    /** Those about a piece that are worked on, each with how far it is, in words. */
    public List<String> about(EntityId piece) {
        return shown.get().goals().stream().filter(line -> piece.equals(line.goal().pieceId()) && line.goal().status()
                .equals(GoalVocabulary.STATUS_ACTIVE)).map(line -> line.goal().title() + ": " + words(line)).toList();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Pieces that a goal may be about. */
    public List<PieceSummary> pieces() {
        return repertoire.pieces();
    }

    /** How far a goal is, in words. */
    public String words(Line line) {
        return GoalWords.of(line, days, id -> logbook.piece(id).map(PieceLabels::of));
    }

    /** True where one more is counted by hand. */
    public boolean isCounted(Goal goal) {
        return goal.type().equals("count") || goal.type().equals("custom");
    }

    /**
     * Adds a goal.
     *
     * @return true if it was added
     */
    public boolean add(Wanted wanted) {
        return save(wanted, target -> {
            Saving saving = logbook
                    .addGoal(GoalTyping.filled(GoalDraft.titled(wanted.title(), calendar.clock().instant()).startDate(
                            calendar.today()), wanted, target, List.of()));
            undo.did(new Deed(Messages.text("goal.added", wanted.title().strip()), List.of(Deed.Step.added(saving))));
        });
    }

    /**
     * Gives a goal what is typed.
     *
     * @param openedOn the goal as it was when editing began: what others changed since is kept
     * @return true if it was changed
     */
    public boolean change(Goal openedOn, Wanted wanted) {
        return save(wanted, target -> {
            Saving saving =
                    logbook.editGoal(openedOn, GoalTyping.filled(GoalDraft.of(openedOn).title(wanted.title()), wanted,
                            target, openedOn.milestones()));
            undo.did(new Deed(Messages.text("goal.changed", wanted.title().strip()), List.of(Deed.Step.changed(openedOn
                    .state(), saving))));
        });
    }

    /** What is done with a goal that can be read. */
    @FunctionalInterface
    private interface Storing {
        void with(@Nullable Integer target) throws InvalidInputException;
    }

    private boolean save(Wanted wanted, Storing storing) {
        problem.set("");
        Integer target = GoalTyping.target(wanted);
        if (target == null && !wanted.target().isBlank()) {
            problem.set(Messages.text("goal.badTarget"));
            return false;
        }
        try {
            storing.with(target);
            return true;
        } catch (InvalidInputException refused) {
            problem.set(Problems.words(refused));
            return false;
        }
    }

    public void countOne(Goal goal) {
        edit(goal, GoalDraft.of(goal).progressCount(goal.progressCount() + 1));
    }

    public void setStatus(Goal goal, String status) {
        edit(goal, GoalDraft.of(goal).status(status));
    }

    /** Ticks a milestone, or takes the tick away. */
    public void tick(Goal goal, Milestone ticked) {
        edit(goal, GoalDraft.of(goal).milestones(goal.milestones().stream().map(one -> one.id().equals(ticked.id())
                ? new Milestone(one.id(), one.title(), one.targetDate(),
                        one.completedAt() == null ? calendar.clock().instant() : null)
                : one).toList()));
    }

    private void edit(Goal goal, GoalDraft draft) {
        try {
            undo.did(new Deed(Messages.text("goal.changed", goal.title()),
                    List.of(Deed.Step.changed(goal.state(), logbook
                            .editGoal(goal, draft)))));
        } catch (InvalidInputException refused) {
            problem.set(Problems.words(refused));
        }
    }

    public void delete(Goal goal) {
        undo.didAndSay(
                new Deed(Messages.text("goal.deleted", goal.title()), List.of(Deed.Step.changed(goal.state(), logbook
                        .deleteGoal(goal)))));
    }
}
