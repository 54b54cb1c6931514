package org.woodshed.merge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.woodshed.model.Texts;

/**
 * Two texts for one place, both kept: the other side's first, this laptop's below a line that names it. A paragraph that
 * stands there already is not written a second time, so that merging again adds nothing. Pure.
 */
final class KeptTexts {
    private static final int MAX_NAME_LENGTH = 60;
    private static final Pattern SEPARATOR = Pattern.compile("---( .+ ---)?");

    private KeptTexts() {}

    /** The line that stands above the text of a laptop. */
    static String separator(String laptop) {
        String whole = Texts.singleLine(laptop);
        String name = Texts.length(whole) <= MAX_NAME_LENGTH ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, MAX_NAME_LENGTH)).strip();
        return name.isEmpty() ? "---" : "--- " + name + " ---";
    }

    static List<String> both(List<String> mine, List<String> theirs, String laptop) {
        if (holds(theirs, mine)) {
            return theirs;
        }
        if (holds(mine, theirs)) {
            return mine;
        }
        Set<List<String>> there = new HashSet<>(paragraphs(theirs));
        List<String> kept = new ArrayList<>(theirs);
        List<String> heading = List.of(separator(laptop));
        List<String> section = new ArrayList<>();
        for (String line : mine) {
            if (isSeparator(line)) {
                addSection(kept, heading, section, there);
                heading = List.of(line);
                section.clear();
            } else {
                section.add(line);
            }
        }
        addSection(kept, heading, section, there);
        return kept;
    }

    /** Adds what of a section is new, below its heading; nothing if all of it is there. */
    private static void addSection(List<String> kept, List<String> heading, List<String> section,
            Set<List<String>> there) {
        List<List<String>> added = new ArrayList<>(paragraphs(section));
        added.removeIf(paragraph -> there.contains(paragraph) || holds(kept, paragraph));
        if (added.isEmpty()) {
            return;
        }
        kept.addAll(heading);
        for (int index = 0; index < added.size(); index++) {
            if (index > 0) {
                kept.add("");
            }
            kept.addAll(added.get(index));
        }
    }

    static boolean isSeparator(String line) {
        return SEPARATOR.matcher(line).matches();
    }

    /** Runs of lines between blank lines and separators. */
    static List<List<String>> paragraphs(List<String> lines) {
        List<List<String>> paragraphs = new ArrayList<>();
        List<String> paragraph = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank() && !isSeparator(line)) {
                paragraph.add(line);
            } else if (!paragraph.isEmpty()) {
                paragraphs.add(List.copyOf(paragraph));
                paragraph.clear();
            }
        }
        if (!paragraph.isEmpty()) {
            paragraphs.add(List.copyOf(paragraph));
        }
        return paragraphs;
    }

    /**
     * Takes out what a merge has written more often than either side had it: the later ones, and separators with nothing
     * left below them.
     */
    static List<String> once(List<String> merged, List<String> mine, List<String> theirs) {
        List<List<String>> here = paragraphs(mine);
        List<List<String>> there = paragraphs(theirs);
        List<String> kept = new ArrayList<>(merged);
        Optional<List<String>> surplus = surplus(kept, here, there);
        while (surplus.isPresent()) {
            removeLast(kept, surplus.get());
            surplus = surplus(kept, here, there);
        }
        return kept.size() == merged.size() ? merged : withoutEmptySections(kept);
    }

    private static Optional<List<String>> surplus(List<String> kept, List<List<String>> here,
            List<List<String>> there) {
        List<List<String>> now = paragraphs(kept);
        return now.stream().filter(paragraph -> {
            int most = Math.max(Collections.frequency(here, paragraph), Collections.frequency(there, paragraph));
            return Collections.frequency(now, paragraph) > Math.max(1, most);
        }).findFirst();
    }

    private static void removeLast(List<String> lines, List<String> paragraph) {
        int at = lines.size() - paragraph.size();
        while (!(lines.subList(at, at + paragraph.size()).equals(paragraph) && isEdge(lines, at - 1) && isEdge(lines, at
                + paragraph.size()))) {
            at--;
        }
        lines.subList(at, at + paragraph.size()).clear();
    }

    private static boolean isEdge(List<String> lines, int index) {
        return index < 0 || index >= lines.size() || lines.get(index).isBlank() || isSeparator(lines.get(index));
    }

    private static List<String> withoutEmptySections(List<String> lines) {
        List<String> kept = new ArrayList<>();
        for (int index = lines.size() - 1; index >= 0; index--) {
            boolean empty = isSeparator(lines.get(index)) && (kept.isEmpty() || isSeparator(kept.getFirst()));
            if (!empty && !(kept.isEmpty() && lines.get(index).isBlank())) {
                kept.addFirst(lines.get(index));
            }
        }
        return kept;
    }

    /** Whether the lines stand in the text, one after the other; blank lines around them don't matter. */
    static boolean holds(List<String> text, List<String> lines) {
        int from = 0;
        int to = lines.size();
        while (from < to && lines.get(from).isBlank()) {
            from++;
        }
        while (to > from && lines.get(to - 1).isBlank()) {
            to--;
        }
        return Collections.indexOfSubList(text, lines.subList(from, to)) >= 0;
    }
}
