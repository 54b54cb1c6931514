package org.woodshed.model;

/**
 * Why a value was not accepted.
 *
 * @param field   path of the field, such as {@code notes} or {@code passages.k1}
 * @param reason  the wire's reason code
 * @param message one sentence for a person, without the value itself
 */
public record FieldProblem(String field, Reason reason, String message) {
    /** The wire's codes for a rejected value. */
    public enum Reason {
        INVALID("invalid"), TOO_LONG("too_long"), TOO_LARGE("too_large");

        private final String wireName;

        Reason(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    static FieldProblem invalid(String field, String message) {
        return new FieldProblem(field, Reason.INVALID, message);
    }

    static FieldProblem tooLong(String field, String message) {
        return new FieldProblem(field, Reason.TOO_LONG, message);
    }
}
