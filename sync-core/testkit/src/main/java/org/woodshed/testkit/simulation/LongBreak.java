package org.woodshed.testkit.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.woodshed.model.UserId;

/** Everybody switches off for an hour, for weeks, or for longer than tokens and deleted things are kept. Not thread-safe. */
final class LongBreak {
    private static final List<Duration> BREAKS =
            List.of(Duration.ofHours(1), Duration.ofDays(20), Duration.ofDays(100));

    private final World world;

    LongBreak(World world) {
        this.world = world;
    }

    void take(long salt) {
        Duration length = BREAKS.get(new Random(salt).nextInt(BREAKS.size()));
        List<UserId> users = world.laptops().stream().map(world.server()::user).distinct().toList();
        world.laptops().forEach(SimulatedLaptop::switchOff);
        world.time().pass(length);
        if (!world.server().isRunning()) {
            world.server().startAgain();
        }
        users.forEach(world.server()::maintain);
        world.notePurged();
        world.laptops().forEach(SimulatedLaptop::switchOn);
    }
}
