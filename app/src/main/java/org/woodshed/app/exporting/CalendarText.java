package org.woodshed.app.exporting;

import java.nio.charset.StandardCharsets;

/** How RFC 5545 writes texts (3.3.11) and lines (3.1). Pure. */
final class CalendarText {
    private static final int MAX_OCTETS = 75;
    private static final String LINE_END = "\r\n";

    private CalendarText() {}

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> escaped.append("\\\\");
                case ';' -> escaped.append("\\;");
                case ',' -> escaped.append("\\,");
                case '\n' -> escaped.append("\\n");
                default -> {
                    // Other control characters may not stand in a calendar at all.
                    if (!Character.isISOControl(c) || c == '\t') {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }

    /** A line with its end, cut into lines of at most 75 octets of UTF-8, between characters. */
    static String folded(String line) {
        StringBuilder folded = new StringBuilder(line.length() + 8);
        int octets = 0;
        for (int c : line.codePoints().toArray()) {
            int length = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > MAX_OCTETS) {
                folded.append(LINE_END).append(' ');
                octets = 1;
            }
            folded.appendCodePoint(c);
            octets += length;
        }
        return folded.append(LINE_END).toString();
    }
}
