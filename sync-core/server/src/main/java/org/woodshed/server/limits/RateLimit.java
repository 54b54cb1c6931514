package org.woodshed.server.limits;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many calls per period, and how many may come at once after a pause.
 *
 * @param calls  how many a period brings
 * @param period the length of the period
 * @param burst  how many are saved up at most
 */
public record RateLimit(long calls, Duration period, long burst) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})/([smh])(?::(\\d{1,9}))?");

    /** @throws IllegalArgumentException if a part is not positive */
    public RateLimit {
        if (calls < 1 || burst < 1 || !period.isPositive()) {
            throw new IllegalArgumentException("a rate limit must allow at least one call");
        }
    }

    /**
     * Reads {@code N/s}, {@code N/m} or {@code N/h}, with {@code :burst} behind it where that differs from N.
     *
     * @throws IllegalArgumentException if the text is no such limit
     */
    public static RateLimit parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a rate limit is written like 20/s, 20/s:100 or 10/m, not '" + text
                    + "'");
        }
        Duration period = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            default -> Duration.ofHours(1);
        };
        long calls = Long.parseLong(matcher.group(1));
        String burst = matcher.group(3);
        return new RateLimit(calls, period, burst == null ? calls : Long.parseLong(burst));
    }
}
