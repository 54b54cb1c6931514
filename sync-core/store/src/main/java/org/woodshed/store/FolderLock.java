package org.woodshed.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes one process the only one that uses a data folder. The operating system frees the lock when the process ends,
 * however it ends. Thread-safe.
 */
public final class FolderLock implements AutoCloseable {
    /** Far behind any content: where locks are mandatory, the file can still be read. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final String OWNER_ONLY = "rw-------";
    /** Where a process closes a file, Unix frees all its locks on it: one that is held here must not be opened again. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
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
        Path file = folder.toRealPath().resolve(fileName);
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<FolderLock> taken = Optional.empty();
        try {
            taken = take(file);
            return taken;
        } finally {
            if (taken.isEmpty()) {
                HELD.remove(file);
            }
        }
    }

    private static Optional<FolderLock> take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                ownerOnly());
        FileLock lock = null;
        try {
            lock = channel.tryLock(LOCKED_BYTE, 1, false);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? Optional.empty() : Optional.of(new FolderLock(file, channel));
    }

    /**
     * Writes how the owner can be reached into the lock file, which only this user can read.
     *
     * @throws IOException if the file can't be written
     */
    public void announce(byte[] content) throws IOException {
        if (isPosix()) {
            // An older version may have made the file readable for others.
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_ONLY));
        }
        channel.truncate(0);
        ByteBuffer bytes = ByteBuffer.wrap(content);
        for (long position = 0; bytes.hasRemaining();) {
            position += channel.write(bytes, position);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return isPosix() ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /** Frees it; closing again does nothing. */
    @Override
    public synchronized void close() {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            channel.truncate(0);
        } catch (IOException failure) {
            throw new UncheckedIOException("The data folder's lock can't be freed", failure);
        } finally {
            HELD.remove(file);
        }
    }
}
