package org.woodshed.testkit.simulation;

import java.time.Duration;
import java.util.Random;

/** Something that happens to a laptop, its network or the server, as a step's salt says. Not thread-safe. */
final class Mishap {
    private static final int MANY_YEARS_IN_DAYS = 3_650;
    private static final int MOST_WRITES = 30;
    private static final int MOST_TRANSACTION_STEPS = 60;
    private static final int MOST_BYTES_LEFT = 30_000;
    private static final int LONGEST_FULL_SECONDS = 120;
    private static final double WORST_NETWORK = 0.4;
    private static final int LONGEST_RESTART_SECONDS = 64;

    private final World world;
    private final SimulatedLaptop laptop;
    private final Step.Kind kind;
    private final Random random;

    Mishap(World world, Step step) {
        this.world = world;
        this.laptop = world.laptops().get(step.laptop());
        this.kind = step.kind();
        this.random = new Random(step.salt());
    }

    void happen() {
        switch (kind) {
            case SET_CLOCK -> laptop.clock().set(Duration.ofDays(random.nextInt(2 * MANY_YEARS_IN_DAYS)
                    - MANY_YEARS_IN_DAYS));
            case RESTART -> laptop.restart();
            case CRASH -> laptop.crash();
            case CRASH_IN_WRITING -> laptop.crashAfter(1 + random.nextInt(MOST_WRITES));
            case HAND_OVER -> handOver();
            case DISK_FULL -> fillDisk();
            case START_AGAIN -> laptop.startAgain();
            case NETWORK_UP -> laptop.network().become(Network.State.UP);
            case NETWORK_DOWN -> laptop.network().become(Network.State.DOWN);
            case NETWORK_ONLY_UP -> laptop.network().become(Network.State.ONLY_UP);
            case NETWORK_ONLY_DOWN -> laptop.network().become(Network.State.ONLY_DOWN);
            case NETWORK_BAD -> laptop.network().becomeBad(random.nextDouble(WORST_NETWORK));
            case RESTART_SERVER -> {
                world.server().stop();
                startServerAgain();
            }
            case KILL_SERVER ->
                    world.server().killAfter(1 + random.nextInt(MOST_TRANSACTION_STEPS), this::startServerAgain);
            case MAINTAIN_SERVER -> world.maintainServer();
            case REVOKE -> world.server().revoke(laptop);
            case BACK_UP_SERVER -> world.server().backUp();
            case RESTORE_SERVER -> restoreServer();
            case LONG_BREAK -> new LongBreak(world).take(random);
            default -> throw new IllegalArgumentException(kind + " does not happen by itself");
        }
    }

    /** A second program waits until it may lead, which is when the first is killed. */
    private void handOver() {
        laptop.echoes().somethingIsDone(Duration.ZERO);
        laptop.startAgain();
        laptop.handOver();
    }

    private void fillDisk() {
        laptop.disk().fill(random.nextInt(MOST_BYTES_LEFT));
        world.time().after(Duration.ofSeconds(1 + random.nextInt(LONGEST_FULL_SECONDS)), laptop.disk()::makeRoom);
    }

    private void startServerAgain() {
        world.time().after(Duration.ofSeconds(random.nextInt(LONGEST_RESTART_SECONDS)), world.server()::startAgain);
    }

    private void restoreServer() {
        world.server().stop();
        if (world.server().restore()) {
            world.noteRestored();
            // The history since the backup is gone; what nobody had changed yet comes back from the laptops.
            world.saved().removeIf(typed -> !Showing.allShow(world, typed));
            // Who knew different counts gives them back so: what they come to is not promised then.
            world.forgetCountsUnless(goal -> Showing.allCountTheSame(world, goal));
        }
        startServerAgain();
    }
}
