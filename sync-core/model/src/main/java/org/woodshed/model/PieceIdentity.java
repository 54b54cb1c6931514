package org.woodshed.model;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which piece a title and a composer mean. Two laptops that add the same piece apart from each other make the same id,
 * so they end with one piece. Pure.
 */
public final class PieceIdentity {
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern SINGLE_QUOTES = Pattern.compile("[\u2018\u2019\u201A\u201B]");
    private static final Pattern DOUBLE_QUOTES = Pattern.compile("[\u201C\u201D\u201E\u201F]");
    private static final Pattern DASHES = Pattern.compile("[\u2013\u2014]");
    private static final String NO_COMPOSER = "unknown";

    private PieceIdentity() {}

    /** The key by which duplicates are found: equal for spellings that mean one piece. */
    public static String normalisedKey(String title, @Nullable String composer) {
        String normalTitle = title(title);
        String normalComposer = composer(composer);
        boolean ambiguous = normalTitle.contains("-") || normalComposer.contains("-");
        return normalTitle + (ambiguous ? "||" : "-") + normalComposer;
    }

    /**
     * The id of a new piece: the first candidate that no other piece on this device has.
     *
     * @param taken tells whether an id belongs to another piece here (renamed since, or deleted)
     */
    public static EntityId newId(String title, @Nullable String composer, Predicate<EntityId> taken) {
        int candidate = 1;
        while (taken.test(candidateId(title, composer, candidate))) {
            candidate++;
        }
        return candidateId(title, composer, candidate);
    }

    /** The n-th candidate, from 1: UUIDv5 of the normalised parts, from the second on with {@code #n} appended. */
    public static EntityId candidateId(String title, @Nullable String composer, int candidate) {
        String name = title(title) + '\u0000' + composer(composer) + (candidate == 1 ? "" : "#" + candidate);
        return NamedIds.of(name);
    }

    private static String title(String text) {
        String lower = Texts.singleLine(text).toLowerCase(Locale.ROOT);
        String spaced = WHITE_SPACE.matcher(lower).replaceAll(" ").strip();
        String quoted = DOUBLE_QUOTES.matcher(SINGLE_QUOTES.matcher(spaced).replaceAll("'")).replaceAll("\"");
        return DASHES.matcher(quoted).replaceAll("-");
    }

    private static String composer(@Nullable String text) {
        String normal = text == null ? "" : title(text.replace(".", ""));
        return normal.isEmpty() ? NO_COMPOSER : normal;
    }
}
