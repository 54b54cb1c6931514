package org.woodshed.testkit;

import java.time.Duration;
import org.h2.store.fs.FilePath;
import org.woodshed.client.Ports;

/**
 * This machine, but with a disk that can be full: once it is, the store's file can be read and written where it is, but
 * does not grow. One at a time. Not thread-safe.
 */
public final class SmallDisk extends PassingPorts implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A disk with room enough. */
    public SmallDisk() {
        super(Ports.ofThisMachine(PATIENCE));
        SmallDiskPath.setFreeBytes(Long.MAX_VALUE);
        FilePath.register(new SmallDiskPath());
    }

    /** Leaves room for so much more. */
    public void leave(long bytes) {
        SmallDiskPath.setFreeBytes(bytes);
    }

    /** Takes nothing any more, not even in place of what is there: file systems that write over nothing do so when full. */
    public void refuseAll() {
        SmallDiskPath.setFreeBytes(SmallDiskPath.NOT_EVEN_IN_PLACE);
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
    public void close() {
        makeRoom();
    }
}
