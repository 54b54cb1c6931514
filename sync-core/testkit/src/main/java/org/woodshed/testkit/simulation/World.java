package org.woodshed.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.woodshed.model.EntityId;
import org.woodshed.server.maintenance.Retention;

/** Everything there is in one history: time, a server, users with their laptops. Not thread-safe. */
final class World implements AutoCloseable {
    private static final int FEW = 5;
    private static final int MANY = 500;

    private final VirtualTime time = new VirtualTime();
    private final SimulatedServer server;
    private final List<SimulatedLaptop> laptops = new ArrayList<>();
    private final Instant begun = time.instant();
    private final List<String> complaints = new ArrayList<>();
    private boolean restored;
    private boolean purged;
    private final List<Typed> saved = new ArrayList<>();
    private final Set<Typed> leftByGuests = new HashSet<>();
    private final List<Counted> counted = new ArrayList<>();
    private final List<Counted> unanswered = new ArrayList<>();
    private final Set<EntityId> uncertain = new HashSet<>();

    /**
     * Makes users with their laptops.
     *
     * @param laptops of each user
     */
    World(long seed, Stage stage, List<Integer> laptops, Mistake mistake) {
        Random random = History.random(seed);
        this.server = new SimulatedServer(time, stage, mistake, 1 + random.nextInt(random.nextBoolean() ? MANY : FEW));
        // Histories that share a database have different seeds, and so different users.
        String history = Long.toHexString(seed);
        for (int user = 0; user < laptops.size(); user++) {
            for (int laptop = 0; laptop < laptops.get(user); laptop++) {
                Random own = new Random(random.nextLong());
                Network network = new Network(time, own, server, random.nextInt(3) * 0.04);
                this.laptops.add(new SimulatedLaptop("laptop " + laptop + " of user " + user, "user" + user + "."
                        + history + "@example.org",
                        new SimulatedLaptop.Surroundings(stage.folders(), time, own, network, mistake)));
            }
        }
    }

    VirtualTime time() {
        return time;
    }

    SimulatedServer server() {
        return server;
    }

    List<SimulatedLaptop> laptops() {
        return laptops;
    }

    /** Whether the server went back to a backup. */
    boolean restored() {
        return restored;
    }

    void noteRestored() {
        restored = true;
    }

    /** Starts laptops again whose power failed. */
    void comeBack() {
        laptops.forEach(SimulatedLaptop::comeBackIfCut);
    }

    /** Does what a server does in the night. */
    void maintainServer() {
        if (server.isRunning()) {
            homes().forEach(home -> server.maintain(server.user(home)));
            purged |= Duration.between(begun, time.instant()).compareTo(Retention.DEFAULT.deleted()) > 0;
        }
    }

    private Set<String> homes() {
        return laptops.stream().map(SimulatedLaptop::home).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a laptop did that it should not; it is told when somebody looks. */
    void complain(String what) {
        complaints.add(what);
    }

    List<String> complaints() {
        return complaints;
    }

    /** Whether what deleted things held was purged. */
    boolean purged() {
        return purged;
    }

    /** What was typed and is safe. */
    List<Typed> saved() {
        return saved;
    }

    /** What was found in the history of somebody who signed in where they were visiting. */
    Set<Typed> leftByGuests() {
        return leftByGuests;
    }

    /** What was counted and is safe. */
    List<Counted> counted() {
        return counted;
    }

    /** What was counted, and nobody was told that it is safe: it may be or not. */
    List<Counted> unanswered() {
        return unanswered;
    }

    /** From now on nobody knows what the counts of other goals have to come to. */
    void forgetCountsUnless(Predicate<Counted> known) {
        Stream.of(counted, unanswered).flatMap(List::stream).filter(known.negate()).map(Counted::goal).forEach(
                uncertain::add);
    }

    /** Goals of which nobody knows what their counts have to come to. */
    Set<EntityId> uncertain() {
        return uncertain;
    }

    /** Where everything stands: at the same step of the same history, it is the same. */
    String state() {
        return time.instant() + laptops.stream().map(laptop -> " " + laptop.state()).collect(Collectors.joining());
    }

    @Override
    public void close() {
        laptops.forEach(SimulatedLaptop::close);
    }
}
