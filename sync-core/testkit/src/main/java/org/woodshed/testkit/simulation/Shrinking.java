package org.woodshed.testkit.simulation;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes steps out of a history that breaks a promise for as long as it still breaks the same. Thread-safe. */
final class Shrinking {
    private static final Logger LOG = LoggerFactory.getLogger(Shrinking.class);

    private Shrinking() {}

    /** What the history breaks; empty if all holds. */
    static Optional<String> broken(History history, Stage stage, Mistake mistake) {
        try {
            history.run(stage, mistake);
            return Optional.empty();
        } catch (BrokenPromiseException broken) {
            return Optional.of(String.valueOf(broken.getMessage()));
        } catch (RuntimeException unforeseen) {
            LOG.warn("Seed {} ended in a failure", history.seed(), unforeseen);
            return Optional.of("it failed: " + unforeseen);
        }
    }

    /** A history with fewer steps that breaks the same; halves are tried first, single steps last. */
    static History shrunken(History failing) {
        String promise = kind(alone(failing).orElse(""));
        History smallest = failing;
        for (int size = failing.steps().size() / 2; size > 0; size /= 2) {
            for (int from = smallest.steps().size() - size; from >= 0; from -= size) {
                History fewer = smallest.without(from, from + size);
                if (alone(fewer).filter(what -> kind(what).equals(promise)).isPresent()) {
                    smallest = fewer;
                }
            }
        }
        return smallest;
    }

    /** On a stage of its own: the devices of a history that is played twice bear the same ids. */
    private static Optional<String> alone(History history) {
        try (Stage stage = new Stage()) {
            return broken(history, stage, Mistake.NONE);
        }
    }

    /** What was broken, without the names of who and what it was broken for. */
    private static String kind(String broken) {
        return broken.replaceAll("(?s):.*", "").replaceAll("\\S*\\d\\S*", "");
    }
}
