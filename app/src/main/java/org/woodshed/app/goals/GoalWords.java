package org.woodshed.app.goals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.woodshed.app.goals.GoalsViewModel.Line;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.Lengths;
import org.woodshed.app.text.Messages;
import org.woodshed.model.EntityId;
import org.woodshed.model.Goal;

/** How far a goal is, in one line. Pure. */
final class GoalWords {
    private GoalWords() {}

    /** @param piece names the piece that a goal is about */
    static String of(Line line, DayWords days, Function<EntityId, Optional<String>> piece) {
        Goal goal = line.goal();
        Long target = line.progress().target();
        String done = amount(goal, line.progress().done());
        List<String> parts = new ArrayList<>();
        parts.add(target == null ? done : Messages.text("goal.of", done, amount(goal, target)));
        if (!goal.period().equals("none")) {
            parts.add(Messages.name("period", goal.period()));
        }
        EntityId about = goal.pieceId();
        if (about != null) {
            piece.apply(about).ifPresent(parts::add);
        }
        LocalDate until = goal.targetDate();
        if (until != null) {
            parts.add(Messages.text("goal.until", days.shortDate(until)));
        }
        if (line.chosenEntries() > 0) {
            parts.add(Messages.text("goal.chosen", line.chosenEntries(), Lengths.words(line.chosenSeconds())));
        }
        return String.join(" · ", parts);
    }

    private static String amount(Goal goal, long value) {
        return switch (goal.type()) {
            case "practice_time" -> Lengths.words(value * 60);
            case "tempo" -> Messages.text("goal.bpm", value);
            case "repertoire" -> Messages.text("goal.pieces", value);
            default -> String.valueOf(value);
        };
    }
}
