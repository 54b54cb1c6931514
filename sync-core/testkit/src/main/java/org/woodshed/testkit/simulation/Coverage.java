package org.woodshed.testkit.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How often something was done within a minute after something went wrong, for each pair of the two. It counts steps; where
 * there was nothing to edit yet, the step did nothing. Not thread-safe.
 */
final class Coverage {
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Map<Step.Kind, Map<Step.Kind, Integer>> met = new EnumMap<>(Step.Kind.class);

    void add(History history) {
        List<Step> steps = history.steps();
        for (int at = 0; at < steps.size(); at++) {
            if (steps.get(at).kind().isFault()) {
                addWhatFollows(steps.get(at).kind(), steps.subList(at + 1, steps.size()));
            }
        }
    }

    private void addWhatFollows(Step.Kind fault, List<Step> following) {
        Duration since = Duration.ZERO;
        for (Step step : following) {
            since = since.plus(step.pause());
            if (since.compareTo(SOON) > 0) {
                return;
            }
            if (!step.kind().isFault()) {
                met.computeIfAbsent(fault, first -> new EnumMap<>(Step.Kind.class)).merge(step.kind(), 1, Integer::sum);
            }
        }
    }

    /** The pairs, and those that were met least. */
    @Override
    public String toString() {
        List<Step.Kind> faults = Arrays.stream(Step.Kind.values()).filter(Step.Kind::isFault).toList();
        List<Step.Kind> deeds = Arrays.stream(Step.Kind.values()).filter(kind -> !kind.isFault()).toList();
        Map<Integer, List<String>> byCount = new TreeMap<>();
        faults.forEach(fault -> deeds.forEach(deed -> byCount.computeIfAbsent(met.getOrDefault(fault, Map.of())
                .getOrDefault(deed, 0), count -> new ArrayList<>()).add(fault + "+" + deed)));
        int pairs = faults.size() * deeds.size();
        int missed = byCount.getOrDefault(0, List.of()).size();
        String least = byCount.entrySet().stream().limit(2).map(entry -> entry.getKey() + " times " + entry.getValue()
                .stream().limit(5).collect(Collectors.joining(", "))).collect(Collectors.joining("; "));
        return "%d of %d pairs of fault and operation (least: %s)".formatted(pairs - missed, pairs, least);
    }
}
