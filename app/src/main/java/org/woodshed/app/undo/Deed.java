package org.woodshed.app.undo;

import java.util.List;
import org.woodshed.client.logbook.Saving;
import org.woodshed.model.EntityState;

/**
 * Something the musician did in one go, with all that it changed.
 *
 * @param what in words, such as "Entry deleted"
 */
public record Deed(String what, List<Step> steps) {
    public Deed {
        steps = List.copyOf(steps);
    }

    /** One entity, before and after; a deleted state also stands for one that was not there. */
    public record Step(EntityState before, EntityState after) {
        public static Step added(Saving saving) {
            EntityState after = saving.state();
            return new Step(new EntityState(after.key(), 0, true, after.data()), after);
        }

        public static Step changed(EntityState before, Saving saving) {
            return new Step(before, saving.state());
        }

        Step reversed() {
            return new Step(after, before);
        }
    }

    Deed reversed() {
        return new Deed(what, steps.reversed().stream().map(Step::reversed).toList());
    }
}
