package org.woodshed.app.text;

/** Cuts values down to what fits into a sentence. Pure. */
public final class Shorten {
    private static final int LENGTH = 60;

    private Shorten() {}

    /** On one line, cut at 60 characters. */
    public static String toLine(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= LENGTH ? line
                : line.substring(0, line.offsetByCodePoints(0, LENGTH)).strip() + "…";
    }
}
