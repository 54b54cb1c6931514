package org.woodshed.server.changes;

/** Measures of text. Pure. */
final class Texts {
    private Texts() {}

    /** The length of a text's UTF-8, without making it. */
    static int utf8Length(String text) {
        int length = 0;
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c < 0x80) {
                length += 1;
            } else if (c < 0x800 || Character.isSurrogate(c)) {
                // Two surrogates make one character of four bytes.
                length += 2;
            } else {
                length += 3;
            }
        }
        return length;
    }
}
