package org.woodshed.app.goals;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.index.IndexedEntry;
import org.woodshed.model.EntityId;
import org.woodshed.model.Goal;
import org.woodshed.model.Piece;
import org.woodshed.model.PiecePractice;

/**
 * How far a goal is. Derived, never stored, except for what is counted by hand. Pure.
 *
 * @param done   in the goal's unit: minutes, pieces, beats per minute, or counts
 * @param target in the same unit; null where the goal has no number
 */
public record GoalProgress(long done, @Nullable Long target) {
    private static final String POLISHED = "polished";

    /** From 0 to 1. */
    public double share() {
        return target == null ? 0 : Math.clamp((double) done / target, 0, 1);
    }

    /**
     * Reckons it.
     *
     * @param entries   newest first
     * @param firstDay  of the week
     */
    public static GoalProgress of(Goal goal, List<IndexedEntry> entries, List<Piece> pieces, LocalDate today,
            DayOfWeek firstDay) {
        long done = switch (goal.type()) {
            case "practice_time" -> minutes(goal, entries, today, firstDay);
            case "repertoire" -> pieces.stream().filter(piece -> POLISHED.equals(piece.status())).count();
            case "tempo" -> tempo(goal.pieceId(), entries);
            default -> goal.progressCount();
        };
        Integer wanted = goal.targetValue();
        return new GoalProgress(done, wanted == null ? null : wanted.longValue());
    }

    private static long minutes(Goal goal, List<IndexedEntry> entries, LocalDate today, DayOfWeek firstDay) {
        LocalDate first = switch (goal.period()) {
            case "weekly" -> today.with(TemporalAdjusters.previousOrSame(firstDay));
            case "monthly" -> today.withDayOfMonth(1);
            default -> Objects.requireNonNullElse(goal.startDate(), LocalDate.MIN);
        };
        LocalDate last = Objects.requireNonNullElse(goal.targetDate(), LocalDate.MAX);
        EntityId piece = goal.pieceId();
        return entries.stream().filter(entry -> !entry.date().isBefore(first) && !entry.date().isAfter(last)).filter(
                entry -> piece == null || entry.isAbout(piece) || entry.goals().contains(goal.id()))
                .mapToLong(entry -> seconds(goal, entry)).sum() / 60;
    }

    /** Of an entry about several pieces its share; all of an entry that somebody chose for the goal. */
    private static int seconds(Goal goal, IndexedEntry entry) {
        return goal.pieceId() != null && !entry.goals().contains(goal.id()) ? entry.secondsPerPiece()
                : Objects.requireNonNullElse(entry.seconds(), 0);
    }

    /** The tempo that was written down last: a drop is shown as it is. */
    private static long tempo(@Nullable EntityId piece, List<IndexedEntry> entries) {
        return piece == null ? 0
                : entries.stream().flatMap(entry -> entry.pieces().stream()).filter(
                        practice -> practice.pieceId().equals(piece)).map(PiecePractice::tempoBpm)
                        .filter(Objects::nonNull)
                        .mapToLong(Integer::longValue).findFirst().orElse(0);
    }
}
