package org.woodshed.testkit.simulation;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.woodshed.client.ConnectRequest;
import org.woodshed.client.ConnectResult;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.Woodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.logbook.ListsView;

/** One laptop: the whole client on a data folder of its own. Not thread-safe. */
final class SimulatedLaptop implements AutoCloseable {
    private static final URI SERVER = URI.create("http://127.0.0.1:1");
    private static final String PASSWORD = "slow practice makes perfect";

    private final String name;
    private final String user;
    private final Folders folders;
    private final VirtualTime time;
    private final Random random;
    private final Network network;
    private final SkewedClock clock;
    private Path folder;
    private Machine machine = new Machine();
    private LocalWoodshed woodshed;

    SimulatedLaptop(String name, String user, Folders folders, VirtualTime time, Random random, Network network) {
        this.name = name;
        this.user = user;
        this.folders = folders;
        this.time = time;
        this.random = random;
        this.network = network;
        this.clock = new SkewedClock(time, ZoneId.of("Europe/Berlin"));
        this.folder = folders.empty();
        this.woodshed = open();
    }

    private LocalWoodshed open() {
        SimulatedPorts ports = new SimulatedPorts(time, random, machine, network);
        LocalWoodshed opened = machine.waiting(() -> LocalWoodshed.open(new WoodshedConfig(folder, clock, random,
                ports)));
        opened.startSyncing();
        return opened;
    }

    /** Ends the program in order and starts it again. */
    void restart() {
        end();
        machine = new Machine();
        woodshed = open();
    }

    private void end() {
        machine.waiting(() -> {
            woodshed.close();
            return true;
        });
        machine.cutOff();
    }

    /** Cuts the power and starts again with what was on the disk. */
    void crash() {
        machine.cutOff();
        Path found = folders.copy(folder);
        woodshed.close();
        folders.delete(folder);
        folder = found;
        machine = new Machine();
        woodshed = open();
    }

    CompletableFuture<ConnectResult> register() {
        return connect(true);
    }

    CompletableFuture<ConnectResult> signIn() {
        return connect(false);
    }

    private CompletableFuture<ConnectResult> connect(boolean register) {
        return woodshed.sync().connect(new ConnectRequest(SERVER, user, PASSWORD, register, name));
    }

    Woodshed woodshed() {
        return woodshed;
    }

    /** The lists as they are now, once the store's thread has got to it. */
    ListsView lists() {
        return machine.waiting(() -> woodshed.lists().view());
    }

    boolean signedIn() {
        SyncStatus status = woodshed.sync().status();
        return woodshed.sync().figures().server() != null && !(status instanceof SyncStatus.SignInAgain);
    }

    SkewedClock clock() {
        return clock;
    }

    Network network() {
        return network;
    }

    String user() {
        return user;
    }

    @Override
    public void close() {
        end();
        folders.delete(folder);
    }

    @Override
    public String toString() {
        return name;
    }
}
