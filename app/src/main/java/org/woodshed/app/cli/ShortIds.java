package org.woodshed.app.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ids cut as short as they may be and still be told apart in one list. Pure. */
final class ShortIds {
    private static final int SHORTEST = 8;

    private ShortIds() {}

    static int length(List<String> ids) {
        int longest = ids.stream().mapToInt(String::length).max().orElse(SHORTEST);
        for (int length = SHORTEST; length < longest; length++) {
            Set<String> cut = new HashSet<>();
            int each = length;
            if (ids.stream().allMatch(id -> cut.add(cut(id, each)))) {
                return length;
            }
        }
        return longest;
    }

    static String cut(String id, int length) {
        return id.length() <= length ? id : id.substring(0, length);
    }
}
