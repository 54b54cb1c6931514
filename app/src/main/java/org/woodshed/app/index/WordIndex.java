package org.woodshed.app.index;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which slots hold a word, or a part of it. Whatever stands between two blanks is one word; every word is kept once, one
 * behind the other, so that looking for a part of a word goes through as much text as there are different words, and not
 * through all that was ever written. Belongs to one thread.
 */
final class WordIndex {
    /** Stands behind every word, and in none. */
    private static final char END = '\n';
    private char[] text = new char[16_384];
    private int length;
    /** Where each word begins in the text. */
    private int[] starts = new int[1_024];
    private int count;
    /** Numbers of words, each one higher than it is, at the place of its hash code or the next free one after it. */
    private int[] table = new int[4_096];
    private final Postings postings = new Postings();

    /** The same as {@code \s} in a regular expression. */
    private static boolean isBlank(char letter) {
        return letter == ' ' || (letter >= '\t' && letter <= '\r');
    }

    /** Takes note of what stands in a slot. No slot comes after a later one. */
    void add(int slot, String folded) {
        int end = folded.length();
        int start = 0;
        while (start < end) {
            int next = start;
            while (next < end && !isBlank(folded.charAt(next))) {
                next++;
            }
            if (next > start) {
                postings.add(number(folded, start, next), slot);
            }
            start = next + 1;
        }
    }

    private int number(String folded, int from, int to) {
        int hash = 0;
        for (int index = from; index < to; index++) {
            hash = 31 * hash + folded.charAt(index);
        }
        int place = place(hash);
        while (table[place] != 0) {
            if (isWord(table[place] - 1, folded, from, to)) {
                return table[place] - 1;
            }
            place = (place + 1) & (table.length - 1);
        }
        int number = append(folded, from, to);
        table[place] = number + 1;
        if (count > table.length / 2) {
            enlargeTable();
        }
        return number;
    }

    private int place(int hash) {
        return (hash ^ (hash >>> 15)) & (table.length - 1);
    }

    private boolean isWord(int number, String folded, int from, int to) {
        int start = starts[number];
        if (start + to - from >= length || text[start + to - from] != END) {
            return false;
        }
        for (int index = from; index < to; index++) {
            if (text[start + index - from] != folded.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    private int append(String folded, int from, int to) {
        if (length + to - from + 1 > text.length) {
            text = Arrays.copyOf(text, Math.max(length + to - from + 1, text.length + text.length / 2));
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count + count / 2);
        }
        starts[count] = length;
        folded.getChars(from, to, text, length);
        length += to - from;
        text[length++] = END;
        return count++;
    }

    private void enlargeTable() {
        table = new int[table.length * 2];
        for (int number = 0; number < count; number++) {
            int hash = 0;
            for (int index = starts[number]; text[index] != END; index++) {
                hash = 31 * hash + text[index];
            }
            int place = place(hash);
            while (table[place] != 0) {
                place = (place + 1) & (table.length - 1);
            }
            table[place] = number + 1;
        }
    }

    /**
     * The slots that hold something anywhere.
     *
     * @param part folded, not empty and without blanks
     */
    BitSet holding(String part) {
        BitSet found = new BitSet();
        char[] letters = part.toCharArray();
        int number = 0;
        int at = next(letters, 0);
        while (at >= 0) {
            while (number + 1 < count && starts[number + 1] <= at) {
                number++;
            }
            postings.addTo(found, number);
            at = number + 1 < count ? next(letters, starts[number + 1]) : -1;
        }
        return found;
    }

    private int next(char[] letters, int from) {
        char first = letters[0];
        for (int at = from; at <= length - letters.length; at++) {
            if (text[at] == first && Arrays.equals(text, at, at + letters.length, letters, 0, letters.length)) {
                return at;
            }
        }
        return -1;
    }
}
