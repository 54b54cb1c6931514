package org.woodshed.testkit.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Everybody switches off for an hour, for weeks, or for longer than tokens and deleted things are kept. Not thread-safe. */
final class LongBreak {
    private static final List<Duration> BREAKS =
            List.of(Duration.ofHours(1), Duration.ofDays(20), Duration.ofDays(100));

    private final World world;

    LongBreak(World world) {
        this.world = world;
    }

    void take(Random random) {
        Duration length = BREAKS.get(random.nextInt(BREAKS.size()));
        world.laptops().forEach(SimulatedLaptop::switchOff);
        world.time().pass(length);
        if (!world.server().isRunning()) {
            world.server().startAgain();
        }
        world.maintainServer();
        world.laptops().forEach(SimulatedLaptop::switchOn);
    }
}
