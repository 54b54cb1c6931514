package org.woodshed.testkit;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.h2.store.fs.FilePath;
import org.woodshed.client.Ports;
import org.woodshed.client.threads.TaskThread;
import org.woodshed.client.transport.ServerApi;
import org.woodshed.client.transport.SyncSocket;

/**
 * This machine, but with a disk that can be full: once it is, the store's file can be read and written where it is, but
 * does not grow. One at a time. Not thread-safe.
 */
public final class SmallDisk implements Ports, AutoCloseable {
    private final Ports machine = Ports.ofThisMachine(Duration.ofSeconds(30));

    /** A disk with room enough. */
    public SmallDisk() {
        SmallDiskPath.setFreeBytes(Long.MAX_VALUE);
        FilePath.register(new SmallDiskPath());
    }

    /** Leaves room for so much more. */
    public void leave(long bytes) {
        SmallDiskPath.setFreeBytes(bytes);
    }

    /** Room enough again. */
    public void makeRoom() {
        SmallDiskPath.setFreeBytes(Long.MAX_VALUE);
    }

    @Override
    public String fileSystem() {
        return SmallDiskPath.SCHEME + ":";
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
    public String networkAddresses() {
        return machine.networkAddresses();
    }

    @Override
    public ServerApi server(URI address) {
        return machine.server(address);
    }

    @Override
    public SyncSocket socket() {
        return machine.socket();
    }

    @Override
    public void close() {
        makeRoom();
    }
}
