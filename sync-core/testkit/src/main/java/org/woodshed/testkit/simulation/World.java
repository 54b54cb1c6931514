package org.woodshed.testkit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.woodshed.server.auth.SigningSecrets;
import org.woodshed.server.storage.Storage;

/** Everything there is in one history: time, a server, users with their laptops. Not thread-safe. */
final class World implements AutoCloseable {
    private final VirtualTime time = new VirtualTime();
    private final SimulatedServer server;
    private final List<SimulatedLaptop> laptops = new ArrayList<>();
    private final List<Typed> saved = new ArrayList<>();

    /**
     * Makes users with their laptops.
     *
     * @param laptops of each user
     */
    World(long seed, Storage storage, SigningSecrets secrets, Folders folders, List<Integer> laptops) {
        this.server = new SimulatedServer(time, storage, secrets);
        Random random = new Random(seed);
        String history = UUID.randomUUID().toString();
        for (int user = 0; user < laptops.size(); user++) {
            for (int laptop = 0; laptop < laptops.get(user); laptop++) {
                Random own = new Random(random.nextLong());
                Network network = new Network(time, own, server, random.nextInt(3) * 0.04);
                this.laptops.add(new SimulatedLaptop("laptop " + laptop + " of user " + user, "user" + user + "."
                        + history + "@example.org", folders, time, own, network));
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

    /** What was typed and is safe. */
    List<Typed> saved() {
        return saved;
    }

    @Override
    public void close() {
        laptops.forEach(SimulatedLaptop::close);
    }
}
