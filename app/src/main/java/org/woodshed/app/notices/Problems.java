package org.woodshed.app.notices;

import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.model.FieldProblem;

/** Says in the musician's words why something typed was not accepted. Pure. */
public final class Problems {
    private Problems() {}

    public static String words(InvalidInputException refused) {
        FieldProblem problem = refused.problem();
        int end = problem.field().indexOf('.');
        String field = Messages.name("field", end < 0 ? problem.field() : problem.field().substring(0, end));
        return switch (problem.reason()) {
            case TOO_LONG -> Messages.text("problem.tooLong", field);
            case TOO_LARGE -> Messages.text("problem.tooLarge");
            case INVALID -> Messages.text("problem.invalid", field);
        };
    }
}
