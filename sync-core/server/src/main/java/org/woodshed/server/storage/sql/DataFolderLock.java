package org.woodshed.server.storage.sql;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second server, in this process or another, out of a data folder. */
final class DataFolderLock implements AutoCloseable {
    private final FileChannel channel;

    private DataFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the folder.
     *
     * @throws StorageOpenException if somebody else has it, or the folder can't be written
     */
    static DataFolderLock take(Path folder) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(folder.resolve("server.lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (tryLock(channel) != null) {
                return new DataFolderLock(channel);
            }
        } catch (IOException notWritable) {
            close(channel);
            throw new StorageOpenException("The data folder " + folder
                    + " can't be written: check that it exists and belongs to the user who starts the server",
                    notWritable);
        }
        close(channel);
        throw new StorageOpenException("The data folder " + folder
                + " is in use by another woodshed-server: stop that one, or choose another folder with --data", null);
    }

    @Override
    public void close() {
        close(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException withinThisProcess) {
            return null;
        }
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException ignored) {
            // The lock ends with the process at the latest.
        }
    }
}
