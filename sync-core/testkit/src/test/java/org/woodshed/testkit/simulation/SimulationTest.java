package org.woodshed.testkit.simulation;

import static org.assertj.core.api.Assertions.fail;

import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Histories of laptops, users and a server that are made up by a seed. One that breaks a promise is told with its seed and
 * the steps that matter; {@code -Dwoodshed.seed} and {@code -Dwoodshed.histories} repeat it.
 */
@NullMarked
class SimulationTest {
    @Test
    void whateverHappensAllPromisesHold() {
        run(Integer.getInteger("woodshed.histories", 10));
    }

    @Tag("slow")
    @Test
    void whateverHappensInManyHistoriesAllPromisesHold() {
        run(Integer.getInteger("woodshed.histories", 150));
    }

    private static void run(int histories) {
        long first = Long.getLong("woodshed.seed", System.nanoTime());
        try (Stage stage = new Stage()) {
            for (long seed = first; seed < first + histories; seed++) {
                History history = History.of(seed);
                Optional<String> broken = Shrinking.broken(history, stage, Mistake.NONE);
                if (broken.isPresent()) {
                    fail("seed %d: %s%nThe steps that matter: %s", seed, broken.get(), Shrinking.shrunken(history)
                            .steps());
                }
            }
        }
    }
}
