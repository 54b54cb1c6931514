package org.woodshed.app.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts made comparable for finding: upper and lower case are equal, accents are ignored. Pure. */
public final class Folding {
    /** All letters before it are the same with and without normalising. */
    private static final int FIRST_WITH_MARKS = 0x80;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Folding() {}

    public static String fold(String text) {
        if (text.chars().allMatch(letter -> letter < FIRST_WITH_MARKS)) {
            return text.toLowerCase(Locale.ROOT).strip();
        }
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("").toLowerCase(Locale.ROOT)
                .strip();
    }
}
