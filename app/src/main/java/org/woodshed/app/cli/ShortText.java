package org.woodshed.app.cli;

import org.woodshed.model.Texts;

/** Texts cut to the width of a column. Pure. */
final class ShortText {
    private ShortText() {}

    /** On one line, with an ellipsis where it was longer than {@code width} characters. */
    static String of(String text, int width) {
        String line = Texts.singleLine(text);
        return Texts.length(line) <= width ? line
                : line.substring(0, line.offsetByCodePoints(0, width - 1)).stripTrailing() + "…";
    }
}
