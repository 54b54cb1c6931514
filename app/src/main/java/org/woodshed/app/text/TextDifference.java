package org.woodshed.app.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a text differs from another, word by word: what is in no longest common row of words is different. Beyond a bound
 * everything between the common beginning and the common end counts as different. Pure.
 */
public final class TextDifference {
    /** Comparisons of words with words; some 20 ms. */
    private static final long MOST_COMPARISONS = 2_000_000;
    private static final Pattern WORD = Pattern.compile("\\S+|\\s+");

    /** A stretch of text. */
    public record Part(String text, boolean different) {}

    private final List<String> words;
    private final List<String> others;

    private TextDifference(List<String> words, List<String> others) {
        this.words = words;
        this.others = others;
    }

    /** All of the text, in stretches that are in the other too and stretches that are not. */
    public static List<Part> parts(String text, String other) {
        List<String> words = words(text);
        List<String> others = words(other);
        int shorter = Math.min(words.size(), others.size());
        int head = 0;
        while (head < shorter && words.get(head).equals(others.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && words.get(words.size() - 1 - tail).equals(others.get(others.size() - 1
                - tail))) {
            tail++;
        }
        boolean[] different = new boolean[words.size()];
        List<String> middle = words.subList(head, words.size() - tail);
        boolean[] there = new TextDifference(middle, others.subList(head, others.size() - tail)).common();
        for (int index = 0; index < middle.size(); index++) {
            different[head + index] = !there[index];
        }
        return joined(words, different);
    }

    /** Which words belong to the longest row of words that both texts have in this order. */
    private boolean[] common() {
        boolean[] there = new boolean[words.size()];
        if ((long) words.size() * others.size() > MOST_COMPARISONS) {
            return there;
        }
        int[][] longest = new int[words.size() + 1][others.size() + 1];
        for (int here = words.size() - 1; here >= 0; here--) {
            for (int other = others.size() - 1; other >= 0; other--) {
                longest[here][other] = same(here, other) ? longest[here + 1][other + 1] + 1
                        : Math.max(longest[here + 1][other], longest[here][other + 1]);
            }
        }
        int other = 0;
        for (int here = 0; here < words.size() && other < others.size();) {
            if (same(here, other)) {
                there[here++] = true;
                other++;
            } else if (longest[here + 1][other] >= longest[here][other + 1]) {
                here++;
            } else {
                other++;
            }
        }
        return there;
    }

    private boolean same(int here, int other) {
        return words.get(here).equals(others.get(other));
    }

    /** Neighbours of one kind become one stretch; a gap between two different words is different as well. */
    private static List<Part> joined(List<String> words, boolean[] different) {
        List<Part> parts = new ArrayList<>();
        StringBuilder stretch = new StringBuilder();
        boolean marked = false;
        for (int index = 0; index < words.size(); index++) {
            boolean gap = words.get(index).isBlank() && index > 0 && index + 1 < words.size()
                    && different[index - 1] && different[index + 1];
            boolean mark = different[index] || gap;
            if (mark != marked && !stretch.isEmpty()) {
                parts.add(new Part(stretch.toString(), marked));
                stretch.setLength(0);
            }
            marked = mark;
            stretch.append(words.get(index));
        }
        if (!stretch.isEmpty()) {
            parts.add(new Part(stretch.toString(), marked));
        }
        return parts;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
