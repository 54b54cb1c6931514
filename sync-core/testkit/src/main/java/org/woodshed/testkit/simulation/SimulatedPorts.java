package org.woodshed.testkit.simulation;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.woodshed.client.Ports;
import org.woodshed.client.threads.TaskThread;
import org.woodshed.client.transport.ServerAddress;
import org.woodshed.client.transport.ServerApi;
import org.woodshed.client.transport.SyncSocket;

/** What one run of a laptop's program gets instead of threads and a network. Not thread-safe. */
record SimulatedPorts(SimulatedLaptop.Surroundings around, Machine machine, Echoes echoes,
        Supplier<Long> cursor) implements Ports {
    @Override
    public TaskThread storeThread() {
        return around.mistake().storeThread(engineThread());
    }

    @Override
    public String fileSystem() {
        return DiskPath.prefix();
    }

    @Override
    public boolean storeHasHelpers() {
        return false;
    }

    @Override
    public TaskThread engineThread() {
        return new SimulatedThread(around.time(), around.random(), machine);
    }

    @Override
    public Executor background() {
        return task -> around.time().after(Duration.ofMillis(1), () -> {
            if (!machine.isOff()) {
                machine.waiting(() -> {
                    task.run();
                    return true;
                });
            }
        });
    }

    @Override
    public String networkAddresses() {
        return "always the same";
    }

    @Override
    public ServerApi server(ServerAddress address) {
        return around.mistake().api(new SimulatedApi(around.network(), machine, echoes));
    }

    @Override
    public SyncSocket socket() {
        return around.mistake().socket(new SimulatedSocket(around.network(), machine), cursor);
    }
}
