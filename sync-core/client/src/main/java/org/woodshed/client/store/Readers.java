package org.woodshed.client.store;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections that read, kept open: opening one takes longer than most of what is read. Thread-safe. */
final class Readers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

    private final Supplier<Handle> source;
    private final Semaphore free;
    private final Queue<Handle> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /**
     * Opens nothing yet.
     *
     * @param source opens a connection
     * @param most   how many may read at once; the others wait
     */
    Readers(Supplier<Handle> source, int most) {
        this.source = source;
        this.free = new Semaphore(most);
    }

    /** Reads in a transaction of its own. */
    <T> T read(LocalStore.Work<T> work) {
        free.acquireUninterruptibly();
        try {
            Handle kept = idle.poll();
            Handle handle = kept == null ? source.get() : kept;
            boolean usable = false;
            try {
                T found = handle.inTransaction(work::run);
                usable = true;
                return found;
            } finally {
                putBack(handle, usable);
            }
        } finally {
            free.release();
        }
    }

    private void putBack(Handle handle, boolean usable) {
        if (usable) {
            idle.add(handle);
        } else {
            close(handle);
        }
        if (closed) {
            closeIdle();
        }
    }

    /** Closes what nobody reads with; the rest is closed when it has been read with. */
    @Override
    public void close() {
        closed = true;
        closeIdle();
    }

    private void closeIdle() {
        for (Handle handle = idle.poll(); handle != null; handle = idle.poll()) {
            close(handle);
        }
    }

    /** Once the disk has refused something, H2 refuses this as well; whoever gives the file up must get to the end. */
    private static void close(Handle handle) {
        try {
            handle.close();
        } catch (RuntimeException refused) {
            LOG.debug("A connection did not close in order", refused);
        }
    }
}
