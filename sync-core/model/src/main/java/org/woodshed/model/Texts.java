package org.woodshed.model;

import java.text.Normalizer;

/** The one way texts are trimmed, normalised and measured. Pure. */
public final class Texts {
    private Texts() {}

    /** Trimmed of white space at both ends and NFC-normalised; inner line breaks stay. */
    public static String multiLine(String text) {
        return nfc(text).strip();
    }

    /** As {@link #multiLine}, with every run of line breaks, tabs and control characters made one space. */
    public static String singleLine(String text) {
        String normalised = nfc(text).strip();
        return hasControl(normalised) ? normalised.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ") : normalised;
    }

    /** Length in code points, the unit of every limit. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String nfc(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC) ? text
                : Normalizer.normalize(text,
                        Normalizer.Form.NFC);
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029');
    }
}
