package org.woodshed.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes one process the only one that uses a data folder. The operating system frees the lock when the process ends,
 * however it ends. Thread-safe.
 */
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock without waiting.
     *
     * @param fileName of the lock file, which stays in the folder
     * @return empty if somebody has it, in this process or another
     * @throws IOException if the folder can't be written
     */
    public static Optional<FolderLock> take(Path folder, String fileName) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(fileName), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) != null) {
                return Optional.of(new FolderLock(channel));
            }
        } catch (IOException refused) {
            channel.close();
            throw refused;
        }
        channel.close();
        return Optional.empty();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException withinThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("The data folder's lock can't be freed", failure);
        }
    }
}
