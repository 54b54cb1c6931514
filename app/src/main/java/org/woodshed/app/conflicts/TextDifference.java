package org.woodshed.app.conflicts;

import java.util.ArrayList;
import java.util.List;

/** Where a text differs from another: everything between their common beginning and their common end, in whole words. */
final class TextDifference {
    /** A stretch of text. */
    record Part(String text, boolean different) {}

    private TextDifference() {}

    static List<Part> parts(String text, String other) {
        int shorter = Math.min(text.length(), other.length());
        int head = 0;
        while (head < shorter && text.charAt(head) == other.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && text.charAt(text.length() - 1 - tail) == other.charAt(other.length() - 1
                - tail)) {
            tail++;
        }
        int from = wordStart(text, head);
        int to = wordEnd(text, text.length() - tail);
        List<Part> parts = new ArrayList<>();
        add(parts, text.substring(0, from), false);
        add(parts, text.substring(from, to), true);
        add(parts, text.substring(to), false);
        return parts;
    }

    private static int wordStart(String text, int index) {
        int start = index;
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int wordEnd(String text, int index) {
        int end = index;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static void add(List<Part> parts, String text, boolean different) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, different));
        }
    }
}
