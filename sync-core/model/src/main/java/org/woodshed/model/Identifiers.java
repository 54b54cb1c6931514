package org.woodshed.model;

/** The one rule for identifiers on the wire: 1…64 of {@code [A-Za-z0-9._:-]}, compared exactly. */
final class Identifiers {
    static final int MAX_LENGTH = 64;

    private Identifiers() {}

    static String require(String value, String what) {
        if (!valid(value)) {
            throw new IllegalArgumentException(what + " must be 1 to " + MAX_LENGTH + " of A-Z a-z 0-9 . _ : -");
        }
        return value;
    }

    static boolean valid(String value) {
        int length = value.length();
        if (length == 0 || length > MAX_LENGTH) {
            return false;
        }
        for (int index = 0; index < length; index++) {
            if (!allowed(value.charAt(index))) {
                return false;
            }
        }
        return true;
    }

    private static boolean allowed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || (c >= 'A' && c <= 'Z') || c == '.'
                || c == '_' || c == ':';
    }
}
