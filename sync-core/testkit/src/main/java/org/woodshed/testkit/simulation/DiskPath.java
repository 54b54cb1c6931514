package org.woodshed.testkit.simulation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;
import org.woodshed.store.PassingChannel;

/** H2's way to the files on a {@link SimulatedDisk}. Made by H2. */
public final class DiskPath extends FilePathWrapper {
    private static final String SCHEME = "simulated";
    private static final Map<Path, SimulatedDisk> DISKS = new ConcurrentHashMap<>();

    /** What a file's name begins with in H2's addresses. */
    static String prefix() {
        FilePath.register(new DiskPath());
        return SCHEME + ":";
    }

    /** Puts a folder onto a disk. */
    static void put(Path folder, SimulatedDisk disk) {
        DISKS.put(folder, disk);
    }

    static void remove(Path folder) {
        DISKS.remove(folder);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Path file = Path.of(getBase().toString());
        Path folder = file.getParent();
        @Nullable SimulatedDisk disk = folder == null ? null : DISKS.get(folder);
        FileChannel channel = getBase().open(mode);
        return disk == null ? channel : new Channel(file, channel, disk);
    }

    /** One opening of a file. */
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the disk takes care of it
    private static final class Channel extends PassingChannel {
        private final Path path;
        private final FileChannel file;
        private final SimulatedDisk disk;

        Channel(Path path, FileChannel file, SimulatedDisk disk) {
            super(file);
            this.path = path;
            this.file = file;
            this.disk = disk;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            int written = write(source, position());
            position(position() + written);
            return written;
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            int length = source.remaining();
            disk.write(path, file, source, position);
            return length;
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            disk.truncate(path, file, size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            disk.force(path);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            disk.forget(path);
            super.implCloseChannel();
        }
    }
}
