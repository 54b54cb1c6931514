package org.woodshed.app.importing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.text.Messages;

/**
 * Lengths as exports write them: {@code 01:03:40}, {@code 63:40 min}, {@code 20} (minutes), {@code 45 sec},
 * {@code 0.79 h}. In seconds. Pure.
 */
final class Lengths {
    private static final Pattern THREE_PARTS = Pattern.compile("(\\d{1,5}):(\\d{2}):(\\d{2})(?:\\s*h(?:ours?)?)?");
    private static final Pattern TWO_PARTS = Pattern.compile("(\\d{1,6}):(\\d{2})(?:\\s*(min|h)[a-z]*\\.?)?");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9}(?:[.,]\\d{1,9})?)\\s*(s|m|h)?[a-z]*\\.?");
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;

    private Lengths() {}

    /**
     * The seconds that a text means.
     *
     * @param elapsed seconds from start to end where they are known: decides whether {@code 20:15} without a unit is hours
     *                or minutes, and nothing else
     * @throws UnreadableRowException if the text is no length
     */
    static long seconds(String text, OptionalLong elapsed) throws UnreadableRowException {
        String lower = text.toLowerCase(Locale.ROOT);
        Matcher three = THREE_PARTS.matcher(lower);
        if (three.matches()) {
            return sum(text, part(three, 1) * HOUR, part(three, 2), part(three, 3));
        }
        Matcher two = TWO_PARTS.matcher(lower);
        if (two.matches()) {
            return twoParts(text, two, elapsed);
        }
        Matcher number = NUMBER.matcher(lower);
        if (number.matches()) {
            return number(number.group(1), number.group(2));
        }
        throw new UnreadableRowException(text.startsWith("-")
                ? Messages.text("import.why.negativeLength", Quoted.text(text))
                : notALength(text));
    }

    private static long twoParts(String text, Matcher parts, OptionalLong elapsed) throws UnreadableRowException {
        long asMinutes = sum(text, 0, part(parts, 1), part(parts, 2));
        long asHours = sum(text, part(parts, 1) * HOUR, part(parts, 2), 0);
        String unit = parts.group(3);
        if (unit != null) {
            return unit.equals("h") ? asHours : asMinutes;
        }
        if (elapsed.isEmpty()) {
            throw new UnreadableRowException(Messages.text("import.why.ambiguousLength", Quoted.text(text)));
        }
        long known = elapsed.getAsLong();
        return Math.abs(asMinutes - known) <= Math.abs(asHours - known) ? asMinutes : asHours;
    }

    /** The parts below the first have to stay below 60, except minutes that stand first. */
    private static long sum(String text, long firstSeconds, long minutes, long seconds) throws UnreadableRowException {
        if (seconds >= MINUTE || (firstSeconds > 0 && minutes >= MINUTE)) {
            throw new UnreadableRowException(notALength(text));
        }
        return firstSeconds + minutes * MINUTE + seconds;
    }

    private static long number(String digits, @Nullable String unit) {
        int unitSeconds = switch (unit) {
            case "s" -> 1;
            case "h" -> HOUR;
            case null, default -> MINUTE;
        };
        return new BigDecimal(digits.replace(',', '.')).multiply(BigDecimal.valueOf(unitSeconds))
                .setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static String notALength(String text) {
        return Messages.text("import.why.badLength", Quoted.text(text));
    }

    private static long part(Matcher matcher, int group) {
        return Long.parseLong(matcher.group(group));
    }
}
