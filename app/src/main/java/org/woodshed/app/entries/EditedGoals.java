package org.woodshed.app.entries;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.woodshed.app.text.Messages;
import org.woodshed.model.EntityId;
import org.woodshed.model.Goal;
import org.woodshed.model.GoalVocabulary;
import org.woodshed.model.LogbookEntry;

/**
 * The goals that an entry counts for while it is edited: those that are worked on, and those it counts for already. Belongs
 * to the screen's thread.
 */
final class EditedGoals {
    private final Set<EntityId> before;
    private final List<Choice> choices = new ArrayList<>();

    /** A goal, and whether the entry counts for it. */
    record Choice(EntityId goal, String title, BooleanProperty chosen) {}

    EditedGoals(LogbookEntry entry, List<Goal> goals) {
        before = entry.goalIds();
        for (Goal goal : goals) {
            if (before.contains(goal.id()) || goal.status().equals(GoalVocabulary.STATUS_ACTIVE)) {
                choices.add(new Choice(goal.id(), goal.title(), new SimpleBooleanProperty(before.contains(goal
                        .id()))));
            }
        }
    }

    List<Choice> choices() {
        return choices;
    }

    /** The chosen ones by their titles. */
    String words() {
        String titles = choices.stream().filter(choice -> choice.chosen.get()).map(Choice::title).collect(Collectors
                .joining(", "));
        return titles.isEmpty() ? Messages.text("editor.notSaid") : titles;
    }

    boolean isChanged() {
        return !ids().equals(before);
    }

    /** The chosen ones; a goal that is not on this laptop stays as it was. */
    Set<EntityId> ids() {
        Set<EntityId> ids = new TreeSet<>(before);
        for (Choice choice : choices) {
            if (choice.chosen.get()) {
                ids.add(choice.goal);
            } else {
                ids.remove(choice.goal);
            }
        }
        return ids;
    }
}
