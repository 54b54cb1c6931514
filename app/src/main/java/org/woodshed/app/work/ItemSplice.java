package org.woodshed.app.work;

import java.util.List;

/** Brings a list to a new content by touching only what lies between its unchanged ends, so that a screen keeps its place. */
public final class ItemSplice {
    private ItemSplice() {}

    public static <T> void apply(List<T> list, List<T> wanted) {
        int shorter = Math.min(list.size(), wanted.size());
        int head = 0;
        while (head < shorter && list.get(head).equals(wanted.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && list.get(list.size() - 1 - tail).equals(wanted.get(wanted.size() - 1 - tail))) {
            tail++;
        }
        int common = Math.min(list.size(), wanted.size()) - head - tail;
        for (int index = head; index < head + common; index++) {
            if (!list.get(index).equals(wanted.get(index))) {
                list.set(index, wanted.get(index));
            }
        }
        list.subList(head + common, list.size() - tail).clear();
        list.addAll(head + common, wanted.subList(head + common, wanted.size() - tail));
    }
}
