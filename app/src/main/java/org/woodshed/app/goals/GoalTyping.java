package org.woodshed.app.goals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.goals.GoalsViewModel.Wanted;
import org.woodshed.app.text.Lengths;
import org.woodshed.app.work.PartIds;
import org.woodshed.model.Goal;
import org.woodshed.model.GoalDraft;
import org.woodshed.model.Milestone;

/** A goal as it is typed, and back. */
final class GoalTyping {
    private GoalTyping() {}

    /** A goal as it is typed. */
    static Wanted typed(Goal goal) {
        Integer target = goal.targetValue();
        String typed = target == null ? ""
                : goal.type().equals("practice_time") ? target % 60 == 0 ? target / 60 + " h" : target.toString()
                        : target.toString();
        return new Wanted(goal.title(), goal.type(), typed, goal.period(), goal.pieceId(), goal.targetDate(), goal
                .milestones().stream().map(Milestone::title).collect(Collectors.joining("\n")), goal.description());
    }

    static GoalDraft filled(GoalDraft draft, Wanted wanted, @Nullable Integer target,
            List<Milestone> present) {
        return draft.type(wanted.type()).targetValue(target).period(wanted.period()).pieceId(wanted.piece()).targetDate(
                wanted.targetDate()).description(wanted.description()).milestones(milestones(wanted.milestones(),
                        present));
    }

    /** One for each line; a step that was there by this title stays the one it is, ticked or not. */
    private static List<Milestone> milestones(String typed, List<Milestone> present) {
        List<Milestone> left = new ArrayList<>(present);
        List<Milestone> milestones = new ArrayList<>();
        for (String title : typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            Optional<Milestone> same = left.stream().filter(one -> one.title().equals(title)).findFirst();
            same.ifPresent(left::remove);
            milestones.add(same.orElseGet(() -> new Milestone(PartIds.next(), title, null, null)));
        }
        return milestones;
    }

    /** Practice time is typed as a length, everything else as a number. */
    static @Nullable Integer target(Wanted wanted) {
        if (wanted.type().equals("practice_time")) {
            // A week has more than the 24 hours that an entry may have
            if (wanted.target().strip().matches("\\d{1,3}\\s*h")) {
                return Integer.parseInt(wanted.target().strip().replaceAll("\\D", "")) * 60;
            }
            Optional<Integer> seconds = Lengths.parse(wanted.target());
            return seconds.isEmpty() ? null : Integer.valueOf(seconds.get() / 60);
        }
        return wanted.target().strip().matches("\\d{1,9}") ? Integer.valueOf(wanted.target().strip()) : null;
    }
}
