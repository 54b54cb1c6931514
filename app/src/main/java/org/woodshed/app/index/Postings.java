package org.woodshed.app.index;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * In which slots each of many things occurs, things and slots being small numbers. What occurs seldom has a list of its
 * slots, what occurs often a set of bits: that is small both ways. Belongs to one thread.
 */
final class Postings {
    /** A list of fewer slots is shorter than most sets. */
    private static final int SHORT = 64;
    /** A set of bits is smaller than a list if so many slots hold the thing once. */
    private static final int BITS_PER_SLOT = 32;
    /** By thing: how many slots, then the slots, then room for more. */
    private int[][] seldom = new int[1_024][];
    private final Map<Integer, BitSet> often = new HashMap<>();

    /** Takes note that a thing occurs in a slot. No slot comes after a later one. */
    void add(int thing, int slot) {
        if (thing >= seldom.length) {
            seldom = Arrays.copyOf(seldom, Math.max(thing + 1, seldom.length + seldom.length / 2));
        }
        int[] slots = seldom[thing];
        BitSet bits = slots == null ? often.get(thing) : null;
        if (slots != null) {
            append(thing, slots, slot);
        } else if (bits != null) {
            bits.set(slot);
        } else {
            seldom[thing] = new int[] {1, slot};
        }
    }

    private void append(int thing, int[] slots, int slot) {
        int count = slots[0];
        if (slots[count] == slot) {
            return;
        }
        if (count + 1 < slots.length) {
            slots[count + 1] = slot;
            slots[0]++;
        } else if (count > SHORT && (long) count * BITS_PER_SLOT > slot) {
            BitSet bits = new BitSet(slot + 1);
            addTo(bits, thing);
            bits.set(slot);
            often.put(thing, bits);
            seldom[thing] = null;
        } else {
            seldom[thing] = Arrays.copyOf(slots, slots.length + Math.max(1, count / 2));
            append(thing, seldom[thing], slot);
        }
    }

    /** Adds the slots in which a thing occurs. */
    void addTo(BitSet found, int thing) {
        int[] slots = thing < seldom.length ? seldom[thing] : null;
        if (slots == null) {
            found.or(often.getOrDefault(thing, new BitSet()));
            return;
        }
        for (int index = 1; index <= slots[0]; index++) {
            found.set(slots[index]);
        }
    }
}
