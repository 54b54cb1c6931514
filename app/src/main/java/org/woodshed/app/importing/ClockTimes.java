package org.woodshed.app.importing;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of day as exports write them: 18:02:11, 18:02, 6:02:11 PM. Pure. */
final class ClockTimes {
    private static final Pattern TIME = Pattern.compile(
            "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(?:[\\s\\u00A0\\u202F]?([AaPp])\\.?[Mm]\\.?)?");

    private ClockTimes() {}

    static Optional<LocalTime> parse(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int hour = hour(Integer.parseInt(matcher.group(1)), matcher.group(4));
        int minute = Integer.parseInt(matcher.group(2));
        int second = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        boolean onTheClock = hour >= 0 && hour < 24 && minute < 60 && second < 60;
        return onTheClock ? Optional.of(LocalTime.of(hour, minute, second)) : Optional.empty();
    }

    /** The hour of 24; -1 for one that a half of a day does not have. */
    private static int hour(int written, @Nullable String half) {
        if (half == null) {
            return written;
        }
        if (written < 1 || written > 12) {
            return -1;
        }
        return written % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
}
