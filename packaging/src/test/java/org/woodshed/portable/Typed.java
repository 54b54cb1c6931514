package org.woodshed.portable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;

/**
 * What was typed on one laptop, each text in its order, and how much of it was acknowledged: what must be there in the end
 * follows from it. Not thread-safe.
 */
@NullMarked
final class Typed {
    private final String goal;
    private final Map<String, List<String>> texts = new HashMap<>();
    private final Map<String, Integer> acknowledged = new HashMap<>();
    private final Set<String> sessions = new HashSet<>();
    private int acknowledgements;
    private int counted;

    Typed(String name) {
        this.goal = TypedEdits.goalOf(name);
    }

    /** Hears one line that the laptop told. */
    void hear(String[] words) {
        switch (words[0]) {
            case "found" -> {
                int found = Integer.parseInt(words[4]);
                List<String> counts = texts.getOrDefault(goal, List.of("0"));
                assertThat(found).as("counted until the kill, once each").isBetween(counted, Integer.valueOf(counts
                        .getLast()));
                counted = found;
            }
            case "typed" -> {
                if (words[1].equals("new")) {
                    sessions.add(words[2]);
                } else {
                    texts.computeIfAbsent(words[1], any -> new ArrayList<>()).add(words[2]);
                }
            }
            case "saved" -> saved(words[1], words[2]);
            case "failed" -> throw new AssertionError(words[1]);
            default -> {
                // Of the sync itself.
            }
        }
    }

    private void saved(String what, String text) {
        acknowledgements++;
        if (what.equals(goal)) {
            counted = Integer.parseInt(text);
        }
        List<String> typed = texts.computeIfAbsent(what, any -> new ArrayList<>());
        if (!typed.contains(text)) {
            // A new entry: its id was not known when it was typed. It may have been edited since.
            typed.addFirst(text);
            acknowledged.computeIfPresent(what, (any, index) -> index + 1);
        }
        acknowledged.merge(what, typed.indexOf(text), Math::max);
    }

    int acknowledgements() {
        return acknowledgements;
    }

    /** What was acknowledged is there, unless it was typed over later; and the count is what it was, not one more. */
    void assertKept(Map<String, EntityState> found) {
        Map<String, String> wrong = new TreeMap<>();
        acknowledged.forEach((what, index) -> {
            List<String> allowed = texts.getOrDefault(what, List.of());
            String now = now(found, what);
            if (!allowed.subList(index, allowed.size()).contains(now)) {
                wrong.put(what, now + " instead of " + allowed.subList(index, allowed.size()));
            }
        });
        assertThat(wrong).as("lost or undone").isEmpty();
    }

    private String now(Map<String, EntityState> found, String what) {
        if (what.equals(goal)) {
            return found.values().stream().filter(state -> state.data().path("title").asString("").equals(goal)).map(
                    state -> state.data().path("progressCount").asString("0")).collect(Collectors.joining());
        }
        EntityState entry = found.get(what.substring(0, what.indexOf('.')));
        String field = what.substring(what.indexOf('.') + 1);
        return entry == null || entry.deleted() ? TypedEdits.GONE : entry.data().path(field).asString("");
    }

    /** Everything that is there was typed, and is there once. */
    static void assertNothingDoubled(Map<String, EntityState> found, List<Typed> all) {
        List<String> present = found.values().stream().filter(state -> !state.deleted() && state.type().equals(
                EntityType.LOGBOOK_ENTRY)).map(state -> state.data().path("sessionId").asString("")).toList();
        assertThat(present).doesNotHaveDuplicates().allMatch(session -> all.stream().anyMatch(typed -> typed.sessions
                .contains(session)));
    }
}
