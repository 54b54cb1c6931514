package org.woodshed.merge;

import org.woodshed.model.FieldProblem;

/** The data of a change is not of the form a delta must have. Carries what to answer for that change. */
public final class DeltaException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient FieldProblem problem;

    DeltaException(FieldProblem problem) {
        super(problem.message());
        this.problem = problem;
    }

    public FieldProblem problem() {
        return problem;
    }

    static DeltaException invalid(String field, String message) {
        return new DeltaException(new FieldProblem(field, FieldProblem.Reason.INVALID, field + " " + message));
    }
}
