package org.woodshed.app.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of practice as they are typed and shown. Pure; all lengths are in seconds. */
public final class Lengths {
    /** The longest length an entry may have. */
    public static final int LONGEST_SECONDS = 24 * 60 * 60;

    /** In all languages of the window: nobody has to think of which one is set. */
    private static final String HOUR_WORDS = "h|hr|hrs|hours?|std|stunden?|heures?|horas?|小时";
    private static final String MINUTE_WORDS = "m|min|mins|minutes?|minuten?|minutos?|分钟?";
    private static final Pattern MINUTES = Pattern.compile("(\\d{1,4})(?:\\s*(?:" + MINUTE_WORDS + "|'))?");
    private static final Pattern COLONS = Pattern.compile("(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2}))?");
    private static final Pattern HOURS = Pattern.compile(
            "(\\d{1,2})\\s*(?:" + HOUR_WORDS + ")(?:\\s*(\\d{1,2})\\s*(?:" + MINUTE_WORDS + ")?)?");
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,5})\\s*(?:s|sec|seconds?)");

    private Lengths() {}

    /** Reads {@code 45}, {@code 0:45}, {@code 0:45:30}, {@code 1h15}, {@code 2 h}, {@code 40 s}; empty for anything else, or beyond 24 hours. */
    public static Optional<Integer> parse(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        return seconds(text).filter(seconds -> seconds <= LONGEST_SECONDS);
    }

    private static Optional<Integer> seconds(String text) {
        Matcher minutes = MINUTES.matcher(text);
        if (minutes.matches()) {
            return Optional.of(number(minutes, 1) * 60);
        }
        Matcher colons = COLONS.matcher(text);
        if (colons.matches()) {
            return sexagesimal(number(colons, 1), number(colons, 2), number(colons, 3));
        }
        Matcher hours = HOURS.matcher(text);
        if (hours.matches()) {
            return sexagesimal(number(hours, 1), number(hours, 2), 0);
        }
        Matcher seconds = SECONDS.matcher(text);
        return seconds.matches() ? Optional.of(number(seconds, 1)) : Optional.empty();
    }

    private static Optional<Integer> sexagesimal(int hours, int minutes, int seconds) {
        return minutes < 60 && seconds < 60 ? Optional.of((hours * 60 + minutes) * 60 + seconds) : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** For reading: "1 h 12 min", "22 min", "40 s". Seconds are left out from a minute on. */
    public static String words(long seconds) {
        if (seconds > 0 && seconds < 60) {
            return Messages.text("length.seconds", seconds);
        }
        long hours = seconds / 3600;
        long minutes = seconds % 3600 / 60;
        if (hours == 0) {
            return Messages.text("length.minutes", minutes);
        }
        return minutes == 0 ? Messages.text("length.hours", hours)
                : Messages.text("length.hoursMinutes", hours,
                        minutes);
    }

    /** For a running clock: "0:23:41". */
    public static String clock(long seconds) {
        return "%d:%02d:%02d".formatted(seconds / 3600, seconds % 3600 / 60, seconds % 60);
    }

    /** For editing, so that {@link #parse} reads back the same length: "0:45", or "0:23:41" where seconds count. */
    public static String typed(int seconds) {
        return seconds % 60 == 0 ? "%d:%02d".formatted(seconds / 3600, seconds % 3600 / 60) : clock(seconds);
    }
}
