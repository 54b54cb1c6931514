package org.woodshed.app.search;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;
import org.woodshed.app.index.IndexedEntry;

/**
 * What was found: shows a list as it is, where JavaFX's own lists would copy it entry by entry. Belongs to the screen's
 * thread.
 */
final class ShownEntries extends ObservableListBase<IndexedEntry> {
    private List<IndexedEntry> shown = List.of();

    /** Shows other entries. Listeners are told what lies between the unchanged ends. */
    @SuppressWarnings("ReferenceEquality") // what did not change is the same object; comparing all notes would take long
    void show(List<IndexedEntry> found) {
        List<IndexedEntry> before = shown;
        int shorter = Math.min(before.size(), found.size());
        int head = 0;
        while (head < shorter && before.get(head) == found.get(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && before.get(before.size() - 1 - tail) == found.get(found.size() - 1 - tail)) {
            tail++;
        }
        shown = found;
        if (head + tail < Math.max(before.size(), found.size())) {
            fireChange(new Replaced(this, head, found.size() - tail, before.subList(head, before.size() - tail)));
        }
    }

    @Override
    public IndexedEntry get(int index) {
        return shown.get(index);
    }

    @Override
    public int size() {
        return shown.size();
    }

    /** Some entries in the place of others: one step, however many they are. */
    private static final class Replaced extends ListChangeListener.Change<IndexedEntry> {
        private final int from;
        private final int to;
        private final List<IndexedEntry> removed;
        private boolean begun;

        Replaced(ShownEntries list, int from, int to, List<IndexedEntry> removed) {
            super(list);
            this.from = from;
            this.to = to;
            this.removed = removed;
        }

        @Override
        public boolean next() {
            boolean first = !begun;
            begun = true;
            return first;
        }

        @Override
        public void reset() {
            begun = false;
        }

        @Override
        public int getFrom() {
            return from;
        }

        @Override
        public int getTo() {
            return to;
        }

        @Override
        public List<IndexedEntry> getRemoved() {
            return removed;
        }

        @Override
        protected int[] getPermutation() {
            return new int[0];
        }
    }
}
