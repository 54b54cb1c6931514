package org.woodshed.testkit;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.woodshed.client.Ports;
import org.woodshed.client.secrets.Keyring;
import org.woodshed.client.threads.TaskThread;
import org.woodshed.client.transport.ServerAddress;
import org.woodshed.client.transport.ServerApi;
import org.woodshed.client.transport.SyncSocket;

/** Passes everything on to other ports; what differs is overridden. As thread-safe as those. */
public abstract class PassingPorts implements Ports {
    private final Ports ports;

    protected PassingPorts(Ports ports) {
        this.ports = ports;
    }

    @Override
    public TaskThread storeThread() {
        return ports.storeThread();
    }

    @Override
    public String fileSystem() {
        return ports.fileSystem();
    }

    @Override
    public boolean storeHasHelpers() {
        return ports.storeHasHelpers();
    }

    @Override
    public TaskThread engineThread() {
        return ports.engineThread();
    }

    @Override
    public Executor background() {
        return ports.background();
    }

    @Override
    public ServerApi server(ServerAddress address) {
        return ports.server(address);
    }

    @Override
    public SyncSocket socket() {
        return ports.socket();
    }

    @Override
    public Keyring keyring(Path folder) {
        return ports.keyring(folder);
    }

    @Override
    public String networkAddresses() {
        return ports.networkAddresses();
    }
}
