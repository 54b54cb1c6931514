package org.woodshed.merge;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One stretch of lines that an edit replaced. Pure.
 *
 * @param start first line replaced, counted from 0
 * @param end   line after the last one replaced; equal to {@code start} where lines were only added
 * @param lines what stands there now; empty where lines were only removed
 */
record LineChange(int start, int end, List<String> lines) {
    /** Lines of both texts together, beyond which their differences are not looked for: a bound on time, without a clock. */
    private static final int MAX_EDITS = 5_000;

    boolean addsOnly() {
        return start == end;
    }

    /** Whether both are about the same lines, or add lines at the same place. */
    boolean meets(LineChange other) {
        if (addsOnly() && other.addsOnly()) {
            return start == other.start;
        }
        return start < other.end && other.start < end;
    }

    boolean follows(LineChange other) {
        return start == other.start ? end > other.end : start > other.start;
    }

    /** What leads from one text to the other, in order; empty if finding it would be too much work. */
    static Optional<List<LineChange>> between(List<String> from, List<String> to) {
        int same = Math.min(from.size(), to.size());
        int head = 0;
        while (head < same && from.get(head).equals(to.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < same - head && from.get(from.size() - 1 - tail).equals(to.get(to.size() - 1 - tail))) {
            tail++;
        }
        List<String> old = from.subList(head, from.size() - tail);
        List<String> now = to.subList(head, to.size() - tail);
        return old.size() + now.size() > MAX_EDITS ? Optional.empty() : Optional.of(inMiddle(old, now, head));
    }

    private static List<LineChange> inMiddle(List<String> old, List<String> now, int head) {
        List<Change> found = new ArrayList<>(new MyersDiffWithLinearSpace<String>().computeDiff(old, now, null));
        found.sort(Comparator.<Change>comparingInt(change -> change.startOriginal)
                .thenComparingInt(change -> change.startRevised));
        List<LineChange> changes = new ArrayList<>();
        int index = 0;
        while (index < found.size()) {
            Change first = found.get(index);
            Change last = first;
            index++;
            // The library tells a removal and the addition in its place apart; here they are one.
            while (index < found.size() && found.get(index).startOriginal == last.endOriginal
                    && found.get(index).startRevised == last.endRevised) {
                last = found.get(index);
                index++;
            }
            changes.add(new LineChange(head + first.startOriginal, head + last.endOriginal,
                    List.copyOf(now.subList(first.startRevised, last.endRevised))));
        }
        return changes;
    }
}
