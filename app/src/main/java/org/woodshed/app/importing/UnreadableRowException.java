package org.woodshed.app.importing;

/** Why one row can't become an entry. Files may hold many such rows, so it carries no stack trace. */
final class UnreadableRowException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableRowException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
