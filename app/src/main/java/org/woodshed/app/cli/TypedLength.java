package org.woodshed.app.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of practice as they are typed: {@code 45} (minutes), {@code 0:45}, {@code 1h15}. Pure; in seconds. */
final class TypedLength {
    private static final Pattern MINUTES = Pattern.compile("(\\d{1,4})\\s*(?:m|min)?");
    private static final Pattern HOURS = Pattern.compile("(\\d{1,2})\\s*(?::|h)\\s*(\\d{1,2})?\\s*(?:m|min)?");
    private static final int LONGEST = 86_400;

    private TypedLength() {}

    static Optional<Integer> parse(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        Matcher minutes = MINUTES.matcher(text);
        if (minutes.matches()) {
            return upTo24Hours(0, number(minutes, 1));
        }
        Matcher hours = HOURS.matcher(text);
        return hours.matches() && number(hours, 2) < 60 ? upTo24Hours(number(hours, 1), number(hours, 2))
                : Optional.empty();
    }

    private static Optional<Integer> upTo24Hours(int hours, int minutes) {
        int seconds = (hours * 60 + minutes) * 60;
        return seconds <= LONGEST ? Optional.of(seconds) : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
