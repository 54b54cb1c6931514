package org.woodshed.model;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The one way texts are trimmed, normalised and measured. Pure. */
public final class Texts {
    private static final Pattern BREAKS_AND_CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    private Texts() {}

    /** NFC-normalised, and trimmed of spaces and control characters at both ends; inner line breaks stay. */
    public static String multiLine(String text) {
        return trim(nfc(text));
    }

    /** As {@link #multiLine}, with every run of line breaks, tabs and control characters made one space. */
    public static String singleLine(String text) {
        String trimmed = multiLine(text);
        return hasBreakOrControl(trimmed) ? BREAKS_AND_CONTROLS.matcher(trimmed).replaceAll(" ") : trimmed;
    }

    /** Length in code points, the unit of every limit. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The beginning of a text, at most so many code points of it. */
    public static String clip(String text, int most) {
        return length(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }

    private static String nfc(String text) {
        if (Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            return text;
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    private static boolean hasBreakOrControl(String text) {
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                return true;
            }
        }
        return false;
    }
}
