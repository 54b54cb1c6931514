package org.woodshed.testkit.simulation;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.woodshed.client.Ports;
import org.woodshed.client.threads.TaskThread;
import org.woodshed.client.transport.ServerApi;
import org.woodshed.client.transport.SyncSocket;

/** What one run of a laptop's program gets instead of threads and a network. Not thread-safe. */
record SimulatedPorts(VirtualTime time, RandomGenerator random, Machine machine, Network network) implements Ports {
    @Override
    public TaskThread storeThread() {
        return new SimulatedThread(time, random, machine);
    }

    @Override
    public TaskThread engineThread() {
        return new SimulatedThread(time, random, machine);
    }

    @Override
    public Executor background() {
        return task -> time.after(Duration.ofMillis(1), () -> {
            if (!machine.isOff()) {
                machine.waiting(() -> {
                    task.run();
                    return true;
                });
            }
        });
    }

    @Override
    public ServerApi server(URI address) {
        return new SimulatedApi(network, machine);
    }

    @Override
    public SyncSocket socket() {
        return new SimulatedSocket(network, machine);
    }
}
