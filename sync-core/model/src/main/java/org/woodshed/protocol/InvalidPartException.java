package org.woodshed.protocol;

/** A component of a wire record is missing or out of range. Its message starts with the component's name. */
final class InvalidPartException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String part;

    InvalidPartException(String part, String what) {
        super(part + " " + what);
        this.part = part;
    }

    String part() {
        return part;
    }
}
