package org.woodshed.app.importing;

import org.woodshed.model.Texts;

/** What stood in a file, short enough to repeat in a message. Pure. */
final class Quoted {
    private static final int MAX_LENGTH = 40;

    private Quoted() {}

    static String text(String text) {
        String line = Texts.singleLine(text);
        return "\u201c" + (Texts.length(line) > MAX_LENGTH ? Shortened.to(MAX_LENGTH, line) + "\u2026" : line)
                + "\u201d";
    }
}
