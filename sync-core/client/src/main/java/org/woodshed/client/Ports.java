package org.woodshed.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import org.woodshed.client.secrets.Keyring;
import org.woodshed.client.secrets.Keyrings;
import org.woodshed.client.threads.MachineThread;
import org.woodshed.client.threads.TaskThread;
import org.woodshed.client.transport.HttpServerApi;
import org.woodshed.client.transport.NetworkAddresses;
import org.woodshed.client.transport.ServerAddress;
import org.woodshed.client.transport.ServerApi;
import org.woodshed.client.transport.SyncSocket;
import org.woodshed.client.transport.TyrusSocket;

/** What a laptop's parts run on and talk through. A simulation brings its own; all else it runs is the real thing. */
public interface Ports {
    /** The thread that writes one open store. */
    TaskThread storeThread();

    /** H2's prefix for the file system that the store's file lies in; none, unless a test brings its own. */
    default String fileSystem() {
        return "";
    }

    /** Whether H2 may write the store's file from threads of its own, too. Where it may not, the same happens each time. */
    default boolean storeHasHelpers() {
        return true;
    }

    /** The thread that runs one engine. */
    TaskThread engineThread();

    /** Where work is done that waits for others, such as signing in. */
    Executor background();

    /** The HTTP calls of the server at this address. */
    ServerApi server(ServerAddress address);

    /** A socket that is not open yet. */
    SyncSocket socket();

    /**
     * The person's keyring; none, unless the program is run by a person.
     *
     * @param folder the data folder
     */
    default Keyring keyring(Path folder) {
        return Keyring.NONE;
    }

    /** How this machine is in the network now: another text after it came into another one. Cheap. */
    String networkAddresses();

    /**
     * Threads of this machine, and its network.
     *
     * @param patience how long to wait for the server to answer one call
     */
    static Ports ofThisMachine(Duration patience) {
        return new MachinePorts(patience, Map.of());
    }

    /**
     * As {@link #ofThisMachine(Duration)}, with the keyring of the person.
     *
     * @param environment the person's variables
     */
    static Ports ofPerson(Duration patience, Map<String, String> environment) {
        return new MachinePorts(patience, environment);
    }

    /** The real ones. Its text shows no variable: one may hold a password. */
    record MachinePorts(Duration patience, Map<String, String> environment) implements Ports {
        private static final Duration GOODBYE = Duration.ofSeconds(5);

        @Override
        public String toString() {
            return "MachinePorts[patience=" + patience + "]";
        }

        @Override
        public TaskThread storeThread() {
            return MachineThread.finishing("woodshed-store");
        }

        @Override
        public TaskThread engineThread() {
            return MachineThread.daemon("woodshed-sync", GOODBYE);
        }

        @Override
        public Executor background() {
            return Thread::startVirtualThread;
        }

        @Override
        public ServerApi server(ServerAddress address) {
            return new HttpServerApi(address, patience);
        }

        @Override
        public SyncSocket socket() {
            return new TyrusSocket();
        }

        @Override
        public Keyring keyring(Path folder) {
            return Keyrings.ofThisMachine(folder, environment);
        }

        @Override
        public String networkAddresses() {
            return NetworkAddresses.now();
        }
    }
}
