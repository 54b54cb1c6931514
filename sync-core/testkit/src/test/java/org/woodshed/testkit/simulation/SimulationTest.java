package org.woodshed.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Histories of laptops, users and a server that are made up by a seed. One that breaks a promise is told with its seed and
 * the steps that matter; {@code -Dwoodshed.seed} repeats it. Each build plays the same ones, so that a change is judged by what
 * it does; new ones are for the profile {@code simulate}.
 */
@NullMarked
class SimulationTest {
    private static final Duration ANY = Duration.ofDays(1);
    private static final long FIRST = 56_091_283_883_406L;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    @Test
    void whateverHappensAllPromisesHold() {
        run(FIRST, Integer.getInteger("woodshed.histories", 10), ANY, 1);
    }

    @Test
    void theSameSeedIsTheSameHistory() {
        for (int number = 0; number < Integer.getInteger("woodshed.same", 3); number++) {
            History history = History.of(Long.getLong("woodshed.seed", FIRST) + number);
            assertThat(played(history)).as("seed %d", history.seed()).isEqualTo(played(history));
        }
    }

    private static List<String> played(History history) {
        try (Stage stage = new Stage()) {
            return history.run(stage, Mistake.NONE);
        }
    }

    @Tag("slow")
    @Test
    void whateverHappensInManyHistoriesAllPromisesHold() {
        run(FIRST, 2_000, ANY, PROCESSORS);
    }

    /** {@code mvn -pl sync-core/testkit -am -Psimulate -Dseeds=N}. */
    @Tag("simulate")
    @Test
    void whateverHappensInAsManyHistoriesAsOneLikesAllPromisesHold() {
        run(System.nanoTime(), Integer.getInteger("seeds", 200), ANY, Integer.getInteger("threads", PROCESSORS));
    }

    private static void run(long firstSeed, int histories, Duration longest, int threads) {
        assertThat(Simulation.run(Long.getLong("woodshed.seed", firstSeed), histories, longest, threads)).isEmpty();
    }
}
