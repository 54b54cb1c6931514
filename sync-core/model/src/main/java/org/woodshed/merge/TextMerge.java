package org.woodshed.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.woodshed.model.Schemas;
import org.woodshed.model.Texts;

/**
 * Three-way merge of a long text, line by line. Changes of different lines combine; where the same lines were changed,
 * both texts stay (see {@link KeptTexts}); nearly equal edits of one line are for a person to choose from. The work is
 * bounded: where the differences are too many to be found, both texts stay whole. Pure.
 */
public final class TextMerge {
    private final List<String> base;
    private final List<LineChange> mine;
    private final List<LineChange> theirs;
    private final String laptop;
    private final List<String> merged = new ArrayList<>();

    private TextMerge(List<String> base, List<LineChange> mine, List<LineChange> theirs, String laptop) {
        this.base = base;
        this.mine = mine;
        this.theirs = theirs;
        this.laptop = laptop;
    }

    /**
     * Merges two edits of one text.
     *
     * @param laptop names the laptop whose text stands below where both are kept
     * @return the merged text; empty if a person has to choose
     */
    public static Optional<String> merge(String base, String mine, String theirs, String laptop) {
        List<String> before = lines(base);
        List<String> here = lines(mine);
        List<String> there = lines(theirs);
        Optional<List<LineChange>> myChanges = LineChange.between(before, here);
        Optional<List<LineChange>> theirChanges = LineChange.between(before, there);
        List<String> merged;
        if (myChanges.isEmpty() || theirChanges.isEmpty()) {
            merged = KeptTexts.both(here, there, laptop);
        } else {
            TextMerge merge = new TextMerge(before, once(myChanges.get(), theirChanges.get()),
                    once(theirChanges.get(), myChanges.get()), laptop);
            if (!merge.run()) {
                return Optional.empty();
            }
            merged = KeptTexts.once(merge.merged, here, there);
        }
        String text = Texts.multiLine(String.join("\n", merged));
        return Texts.length(text) > Schemas.MAX_MERGED_TEXT_LENGTH ? Optional.empty() : Optional.of(text);
    }

    /** Both texts whole, for a person who wants neither to go: the other side's first. */
    public static String both(String mine, String theirs, String laptop) {
        return Texts.multiLine(String.join("\n", KeptTexts.both(lines(mine), lines(theirs), laptop)));
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : text.lines().toList();
    }

    /** What both sides added in two different places shall stand in one of them only. */
    private static List<LineChange> once(List<LineChange> changes, List<LineChange> others) {
        return changes.stream().map(change -> others.stream().anyMatch(other -> repeats(change, other))
                ? new LineChange(change.start(), change.end(), List.of())
                : change).toList();
    }

    /** Of two equal ones the first stays, whichever side wrote it, so that both sides come to the same lines. */
    private static boolean repeats(LineChange change, LineChange other) {
        boolean nothing = change.lines().stream().allMatch(String::isBlank);
        if (nothing || change.meets(other) || !KeptTexts.holds(other.lines(), change.lines())) {
            return false;
        }
        return !KeptTexts.holds(change.lines(), other.lines()) || change.follows(other);
    }

    private boolean run() {
        int position = 0;
        int here = 0;
        int there = 0;
        while (here < mine.size() || there < theirs.size()) {
            int myFirst = here;
            int theirFirst = there;
            LineChange hunk = isMineNext(here, there) ? mine.get(here) : theirs.get(there);
            boolean grown = true;
            while (grown) {
                grown = false;
                if (here < mine.size() && mine.get(here).meets(hunk)) {
                    hunk = spanning(hunk, mine.get(here++));
                    grown = true;
                }
                if (there < theirs.size() && theirs.get(there).meets(hunk)) {
                    hunk = spanning(hunk, theirs.get(there++));
                    grown = true;
                }
            }
            merged.addAll(base.subList(position, hunk.start()));
            if (!add(hunk, mine.subList(myFirst, here), theirs.subList(theirFirst, there))) {
                return false;
            }
            position = hunk.end();
        }
        merged.addAll(base.subList(position, base.size()));
        return true;
    }

    /** The change that begins first; of two that begin together, the one that only adds. */
    private boolean isMineNext(int here, int there) {
        if (here == mine.size() || there == theirs.size()) {
            return there == theirs.size();
        }
        LineChange left = mine.get(here);
        LineChange right = theirs.get(there);
        return left.start() == right.start() ? left.addsOnly() : left.start() < right.start();
    }

    private static LineChange spanning(LineChange hunk, LineChange other) {
        return new LineChange(Math.min(hunk.start(), other.start()), Math.max(hunk.end(), other.end()), List.of());
    }

    /** Adds what becomes of one stretch of the base; false if a person has to choose. */
    private boolean add(LineChange hunk, List<LineChange> myChanges, List<LineChange> theirChanges) {
        List<String> before = base.subList(hunk.start(), hunk.end());
        List<String> here = applied(hunk, myChanges);
        List<String> there = applied(hunk, theirChanges);
        if (here.equals(before) || here.isEmpty()) {
            // What one side removed and the other rewrote stays, as it was rewritten.
            merged.addAll(here.isEmpty() && there.equals(before) ? here : there);
        } else if (there.equals(before) || there.isEmpty() || here.equals(there)) {
            merged.addAll(here);
        } else if (Likeness.nearlyEqual(here, there, !before.isEmpty())) {
            return false;
        } else {
            merged.addAll(KeptTexts.both(here, there, laptop));
        }
        return true;
    }

    private List<String> applied(LineChange hunk, List<LineChange> changes) {
        List<String> lines = new ArrayList<>();
        int position = hunk.start();
        for (LineChange change : changes) {
            lines.addAll(base.subList(position, change.start()));
            lines.addAll(change.lines());
            position = change.end();
        }
        lines.addAll(base.subList(position, hunk.end()));
        return lines;
    }
}
