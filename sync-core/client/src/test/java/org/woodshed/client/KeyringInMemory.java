package org.woodshed.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.NullMarked;
import org.woodshed.client.secrets.Keyring;
import org.woodshed.client.threads.TaskThread;
import org.woodshed.client.transport.ServerAddress;
import org.woodshed.client.transport.ServerApi;
import org.woodshed.client.transport.SyncSocket;

/** This machine, with a keyring that answers as those of systems do. Thread-safe. */
@NullMarked
final class KeyringInMemory implements Ports, Keyring {
    private final Ports machine = Ports.ofThisMachine(Duration.ofSeconds(20));
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private volatile boolean locked;
    private volatile boolean forgetful;

    /** While it is, it says nothing of what it holds. */
    void setLocked(boolean now) {
        locked = now;
    }

    /** Reports success and keeps nothing: there are such tools. */
    void setForgetful(boolean now) {
        forgetful = now;
    }

    Map<String, String> secrets() {
        return secrets;
    }

    @Override
    public Optional<String> find(String name) {
        return locked ? Optional.empty() : Optional.ofNullable(secrets.get(name));
    }

    @Override
    public void keep(String name, String secret) {
        if (!forgetful) {
            secrets.put(name, secret);
        }
    }

    @Override
    public void forget(String name) {
        secrets.remove(name);
    }

    @Override
    public Keyring keyring(Path folder) {
        return this;
    }

    @Override
    public TaskThread storeThread() {
        return machine.storeThread();
    }

    @Override
    public TaskThread engineThread() {
        return machine.engineThread();
    }

    @Override
    public Executor background() {
        return machine.background();
    }

    @Override
    public ServerApi server(ServerAddress address) {
        return machine.server(address);
    }

    @Override
    public SyncSocket socket() {
        return machine.socket();
    }

    @Override
    public String networkAddresses() {
        return machine.networkAddresses();
    }
}
