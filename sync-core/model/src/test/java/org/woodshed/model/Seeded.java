package org.woodshed.model;

import java.util.Random;
import java.util.function.Consumer;

/**
 * Runs a property many times, each with its own seed: the same ones in each build, which judges what was changed, and not the
 * dice; {@code -Dwoodshed.firstSeed=…} plays others. A failure prints the seed; {@code -Dwoodshed.seed=…} replays that one run
 * alone.
 */
public final class Seeded {
    private static final String REPLAY = "woodshed.seed";

    private Seeded() {}

    public static void times(int runs, Consumer<Random> property) {
        Long replayed = Long.getLong(REPLAY);
        if (replayed != null) {
            run(replayed, property);
            return;
        }
        long first = Long.getLong("woodshed.firstSeed", 20_261_122);
        for (long seed = first; seed < first + runs; seed++) {
            run(seed, property);
        }
    }

    private static void run(long seed, Consumer<Random> property) {
        try {
            property.accept(new Random(seed));
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("Seed " + seed + " fails; replay it with -D" + REPLAY + "=" + seed + ": " + failure
                    .getMessage(), failure);
        }
    }
}
