package org.woodshed.testkit.simulation;

import java.util.random.RandomGenerator;
import org.woodshed.model.EntityKey;

/**
 * A word somebody typed into an entity and was told is saved.
 *
 * @param user whose logbook was open; empty for nobody's
 */
record Typed(String user, SimulatedLaptop laptop, EntityKey entity, String word) {
    /** A word that nobody typed before. */
    static String word(RandomGenerator random) {
        return "w" + Long.toString(random.nextLong() & Long.MAX_VALUE, Character.MAX_RADIX);
    }
}
