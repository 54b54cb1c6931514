package org.woodshed.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Histories of laptops, users and a server that are made up by a seed. One that breaks a promise is told with its seed and
 * the steps that matter; {@code -Dwoodshed.seed} repeats it.
 */
@NullMarked
class SimulationTest {
    private static final Duration ANY = Duration.ofDays(1);
    private static final long FIRST_OF_MANY = 56_091_283_883_406L;

    @Test
    void whateverHappensAllPromisesHold() {
        run(Integer.getInteger("woodshed.histories", 10), ANY, 1);
    }

    /** The same ones each time, so that a change is judged by what it does; new ones are for the profile {@code simulate}. */
    @Tag("slow")
    @Test
    void whateverHappensInManyHistoriesAllPromisesHold() {
        assertThat(Simulation.run(Long.getLong("woodshed.seed", FIRST_OF_MANY), 250, Duration.ofMinutes(5), Runtime
                .getRuntime().availableProcessors())).isEmpty();
    }

    /** {@code mvn -pl sync-core/testkit -am -Psimulate -Dseeds=N}. */
    @Tag("simulate")
    @Test
    void whateverHappensInAsManyHistoriesAsOneLikesAllPromisesHold() {
        run(Integer.getInteger("seeds", 200), ANY, Integer.getInteger("threads", Runtime.getRuntime()
                .availableProcessors()));
    }

    private static void run(int histories, Duration longest, int threads) {
        assertThat(Simulation.run(Long.getLong("woodshed.seed", System.nanoTime()), histories, longest, threads))
                .isEmpty();
    }
}
