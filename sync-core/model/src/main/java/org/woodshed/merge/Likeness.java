package org.woodshed.merge;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells edits of one line from two different lines: by the pairs of neighbouring letters that both have (Dice's
 * coefficient). Symmetric. Pure.
 */
final class Likeness {
    private static final double EDITS_OF_ONE_LINE = 0.55;
    /** Two new lines are one thought only if they hardly differ: people note the same kind of thing every day. */
    private static final double NEW_LINES = 0.85;

    private Likeness() {}

    /** True if every line on one side is equal or nearly equal to the line beside it. */
    static boolean nearlyEqual(List<String> left, List<String> right, boolean ofOneLine) {
        if (left.size() != right.size()) {
            return false;
        }
        double enough = ofOneLine ? EDITS_OF_ONE_LINE : NEW_LINES;
        for (int line = 0; line < left.size(); line++) {
            if (!left.get(line).equals(right.get(line)) && sharedPairs(left.get(line), right.get(line)) < enough) {
                return false;
            }
        }
        return true;
    }

    /** From 0, nothing in common, to 1. */
    private static double sharedPairs(String left, String right) {
        List<String> mine = pairs(left);
        List<String> theirs = pairs(right);
        int all = mine.size() + theirs.size();
        int shared = 0;
        for (String pair : mine) {
            shared += theirs.remove(pair) ? 1 : 0;
        }
        return all == 0 ? 0 : 2.0 * shared / all;
    }

    private static List<String> pairs(String line) {
        List<String> pairs = new ArrayList<>();
        for (int index = 0; index + 2 <= line.length(); index++) {
            pairs.add(line.substring(index, index + 2));
        }
        return pairs;
    }
}
