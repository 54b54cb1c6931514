package org.woodshed.app.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.text.Folding;
import org.woodshed.model.EntityId;

/**
 * Entries in slots, numbered as they come. What is edited comes into a new slot: so an edit adds to the index of words, and
 * nothing in it changes. Not thread-safe: whoever shares it guards it.
 */
final class EntryTable {
    /** From so many abandoned slots on, and if they are the most, all is put in order. */
    private static final int MANY_ABANDONED = 1_000;
    /** By slot; null where it was abandoned. */
    private @Nullable IndexedEntry[] entries = new IndexedEntry[1_024];
    /** By slot, in seconds: adding them up goes through this array, and not through all of memory. */
    private int[] lengths = new int[1_024];
    private int used;
    private final Map<EntityId, Integer> slots = new HashMap<>();
    private WordIndex words = new WordIndex();
    private Postings pieces = new Postings();
    private final Map<EntityId, Integer> pieceNumbers = new HashMap<>();
    /** Slots, newest entry first; those from {@link #ordered} on are not among them yet. */
    private int[] order = new int[0];
    private int ordered;
    private @Nullable List<IndexedEntry> newestFirst = List.of();

    boolean has(EntityId id) {
        return slots.containsKey(id);
    }

    void put(IndexedEntry entry) {
        remove(entry.id());
        if (used > MANY_ABANDONED + 2 * slots.size()) {
            putInOrder();
        }
        if (used == entries.length) {
            entries = Arrays.copyOf(entries, used + used / 2 + 1);
            lengths = Arrays.copyOf(lengths, entries.length);
        }
        int slot = used++;
        entries[slot] = entry;
        Integer seconds = entry.seconds();
        lengths[slot] = seconds == null ? 0 : seconds;
        slots.put(entry.id(), slot);
        words.add(slot, Folding.fold(entry.notes()));
        entry.tags().forEach(tag -> words.add(slot, Folding.fold(tag)));
        entry.techniques().forEach(technique -> words.add(slot, Folding.fold(technique)));
        entry.pieces().forEach(piece -> pieces.add(pieceNumbers.computeIfAbsent(piece.pieceId(),
                unknown -> pieceNumbers.size()), slot));
        newestFirst = null;
    }

    void remove(EntityId id) {
        Integer slot = slots.remove(id);
        if (slot != null) {
            entries[slot] = null;
            newestFirst = null;
        }
    }

    private void putInOrder() {
        List<IndexedEntry> all = newestFirst();
        slots.clear();
        words = new WordIndex();
        pieces = new Postings();
        pieceNumbers.clear();
        entries = new IndexedEntry[all.size() + 1];
        lengths = new int[entries.length];
        used = 0;
        order = new int[0];
        ordered = 0;
        all.reversed().forEach(this::put);
    }

    /** All entries, as they are now; the list stays as it is. */
    List<IndexedEntry> newestFirst() {
        List<IndexedEntry> known = newestFirst;
        if (known == null) {
            sort();
            known = List.of(Arrays.stream(order).mapToObj(this::at).toArray(IndexedEntry[]::new));
            newestFirst = known;
        }
        return known;
    }

    private IndexedEntry at(int slot) {
        IndexedEntry entry = entries[slot];
        if (entry == null) {
            throw new IllegalStateException("slot " + slot + " is in the order, but abandoned");
        }
        return entry;
    }

    /** Puts the new slots where they belong; the others are in order already. */
    private void sort() {
        int[] kept = Arrays.stream(order).filter(slot -> entries[slot] != null).toArray();
        List<Integer> added =
                new ArrayList<>(IntStream.range(ordered, used).filter(slot -> entries[slot] != null).boxed()
                        .toList());
        added.sort((one, other) -> IndexedEntry.NEWEST_FIRST.compare(at(one), at(other)));
        int[] merged = new int[kept.length + added.size()];
        int from = 0;
        int end = 0;
        for (int slot : added) {
            int to = placeOf(slot, kept, from);
            System.arraycopy(kept, from, merged, end, to - from);
            end += to - from;
            merged[end++] = slot;
            from = to;
        }
        System.arraycopy(kept, from, merged, end, kept.length - from);
        order = merged;
        ordered = used;
    }

    /** Before which of the sorted slots an entry belongs. */
    private int placeOf(int slot, int[] sorted, int from) {
        int low = from;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (IndexedEntry.NEWEST_FIRST.compare(at(sorted[middle]), at(slot)) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The entries that hold all the words and pass, newest first. */
    FoundEntries find(List<WantedWord> wanted, @Nullable Predicate<IndexedEntry> passes) {
        List<IndexedEntry> all = newestFirst();
        BitSet meant = meant(wanted);
        List<IndexedEntry> found = new ArrayList<>(meant.cardinality());
        long seconds = 0;
        for (int place = 0; place < order.length; place++) {
            int slot = order[place];
            if (meant.get(slot) && (passes == null || passes.test(all.get(place)))) {
                found.add(all.get(place));
                seconds += lengths[slot];
            }
        }
        return new FoundEntries(Collections.unmodifiableList(found), seconds);
    }

    private BitSet meant(List<WantedWord> wanted) {
        BitSet meant = new BitSet(used);
        meant.set(0, used);
        wanted.forEach(word -> meant.and(slotsOf(word)));
        return meant;
    }

    private BitSet slotsOf(WantedWord word) {
        BitSet found = words.holding(word.folded());
        word.pieces().forEach(piece -> {
            Integer number = pieceNumbers.get(piece);
            if (number != null) {
                pieces.addTo(found, number);
            }
        });
        return found;
    }
}
