package org.woodshed.lists;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Positions as texts that sort like numbers: between any two there is room for another. A position is a whole number,
 * whose first letter says how many digits it has, and a fraction in base 62; so many appends or prepends make long
 * lists, not long texts. Some of every fraction is random, so that two laptops rarely choose the same. (The idea of
 * fractional indexing is widely described, first by David Greenspan.) Pure.
 */
final class Positions {
    /** A list with a longer position in it is given new ones. */
    static final int MAX_LENGTH = 64;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int BASE = DIGITS.length();
    private static final String ZERO = "a0";

    private Positions() {}

    /** Returns the text if it is a position, of whatever length. */
    static String require(String position) {
        boolean digits = position.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
        if (position.isEmpty() || !digits || Character.isDigit(position.charAt(0)) || position
                .length() < wholeLength(position)
                || (position.length() > wholeLength(position) && position.endsWith("0"))) {
            throw new IllegalArgumentException("that is no position");
        }
        return position;
    }

    /** A position between two others, of which the first is less; null stands for the start or the end. */
    static String between(@Nullable String before, @Nullable String after, RandomGenerator random) {
        if (before == null) {
            return after == null ? ZERO + jitter(random) : beforeAll(after, random);
        }
        String whole = whole(before);
        String next = next(whole);
        if (next != null && (after == null || next.compareTo(whole(after)) < 0)) {
            return next + jitter(random);
        }
        String until = after == null || !whole(after).equals(whole) ? null : after.substring(whole.length());
        return whole + middle(before.substring(whole.length()), until, random);
    }

    private static String beforeAll(String after, RandomGenerator random) {
        String previous = previous(whole(after));
        return previous == null ? whole(after) + middle("", after.substring(wholeLength(after)), random)
                : previous + jitter(random);
    }

    /** A fraction between two others; null stands for 1. */
    private static String middle(String low, @Nullable String high, RandomGenerator random) {
        StringBuilder middle = new StringBuilder();
        @Nullable String ceiling = high;
        for (int place = 0;; place++) {
            int from = place < low.length() ? DIGITS.indexOf(low.charAt(place)) : 0;
            int to = ceiling == null ? BASE : place < ceiling.length() ? DIGITS.indexOf(ceiling.charAt(place)) : 0;
            if (to - from > 1) {
                return middle.append(DIGITS.charAt(from + 1 + random.nextInt(to - from - 1))).append(jitter(random))
                        .toString();
            }
            middle.append(DIGITS.charAt(from));
            if (to > from) {
                ceiling = null;
            }
        }
    }

    private static String jitter(RandomGenerator random) {
        return "" + DIGITS.charAt(random.nextInt(BASE)) + DIGITS.charAt(1 + random.nextInt(BASE - 1));
    }

    private static String whole(String position) {
        return position.substring(0, wholeLength(position));
    }

    /** Positive numbers have the more digits the later their letter is, negative ones the earlier. */
    private static int wholeLength(String position) {
        char first = position.charAt(0);
        return first >= 'a' ? first - 'a' + 2 : 'Z' - first + 2;
    }

    private static @Nullable String next(String whole) {
        char first = whole.charAt(0);
        char[] digits = whole.substring(1).toCharArray();
        for (int place = digits.length - 1; place >= 0; place--) {
            int value = DIGITS.indexOf(digits[place]) + 1;
            if (value < BASE) {
                digits[place] = DIGITS.charAt(value);
                return first + new String(digits);
            }
            digits[place] = '0';
        }
        if (first == 'z') {
            return null;
        }
        char letter = first == 'Z' ? 'a' : (char) (first + 1);
        return letter + "0".repeat(wholeLength(String.valueOf(letter)) - 1);
    }

    private static @Nullable String previous(String whole) {
        char first = whole.charAt(0);
        char[] digits = whole.substring(1).toCharArray();
        for (int place = digits.length - 1; place >= 0; place--) {
            int value = DIGITS.indexOf(digits[place]) - 1;
            if (value >= 0) {
                digits[place] = DIGITS.charAt(value);
                return first + new String(digits);
            }
            digits[place] = 'z';
        }
        if (first == 'A') {
            return null;
        }
        char letter = first == 'a' ? 'Z' : (char) (first - 1);
        return letter + "z".repeat(wholeLength(String.valueOf(letter)) - 1);
    }
}
