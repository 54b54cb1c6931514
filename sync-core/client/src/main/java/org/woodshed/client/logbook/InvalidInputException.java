package org.woodshed.client.logbook;

import org.woodshed.model.FieldProblem;

/** What was typed breaks a limit. Nothing was changed; the message says which field and why. */
public final class InvalidInputException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient FieldProblem problem;

    public InvalidInputException(FieldProblem problem) {
        super(problem.message());
        this.problem = problem;
    }

    public FieldProblem problem() {
        return problem;
    }
}
