package org.woodshed.client.leader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.store.FolderLock;

/**
 * The right to lead a data folder, from taking it until closing or the end of the process, however it ends. Thread-safe.
 */
public final class LeaderLock implements AutoCloseable {
    /** The lock file's name; it stays in the folder. */
    static final String FILE = "woodshed.lock";
    private static final Logger LOG = LoggerFactory.getLogger(LeaderLock.class);

    private final Path folder;
    private final FolderLock lock;
    private @Nullable LeaderSocket socket;

    private LeaderLock(Path folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes it without waiting; empty if somebody else leads.
     *
     * @throws IOException if the folder can't be written
     */
    public static Optional<LeaderLock> take(Path folder) throws IOException {
        return FolderLock.take(folder, FILE).map(lock -> new LeaderLock(folder, lock));
    }

    /** Does for followers what they ask, from now on. A system without such sockets has no followers: they are told. */
    public synchronized void serve(Followers followers) {
        try {
            LeaderSocket listening = LeaderSocket.open(folder, followers);
            socket = listening;
            lock.announce(listening.announcement());
        } catch (IOException | UnsupportedOperationException without) {
            LOG.warn("Other Woodsheds can't reach this one", without);
        }
    }

    /** Ends what followers asked, while the store is still open. */
    public synchronized void stopServing() {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    @Override
    public void close() {
        stopServing();
        lock.close();
    }
}
