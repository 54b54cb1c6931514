package org.woodshed.client.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Makes one process the only one that uses a data folder. The operating system frees the lock when the process ends,
 * however it ends. Not thread-safe.
 */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock, or throws {@link StoreException} of kind IN_USE without waiting. */
    static FolderLock take(Path folder) {
        FileChannel channel = open(folder);
        if (tryLock(channel) == null) {
            close(channel);
            throw new StoreException(StoreException.Kind.IN_USE, "The logbook in " + folder
                    + " is open in another Woodshed. Nothing was changed. Close the other one, or use it.", null);
        }
        return new FolderLock(channel);
    }

    private static FileChannel open(Path folder) {
        try {
            return FileChannel.open(folder.resolve("woodshed.lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw new StoreException(StoreException.Kind.NOT_WRITABLE, "The data folder " + folder
                    + " can't be written. What is in it is safe. Make it writable, or choose another with --data.",
                    failure);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        } catch (IOException failure) {
            close(channel);
            throw new UncheckedIOException("The data folder can't be locked", failure);
        }
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("The data folder's lock can't be freed", failure);
        }
    }
}
