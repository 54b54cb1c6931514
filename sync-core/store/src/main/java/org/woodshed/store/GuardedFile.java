package org.woodshed.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * H2's way to a database file that stays whole when the disk refuses something. Left to itself, H2 goes on writing for a
 * while after a failure, from other threads and when it closes, and leaves files behind that it can't open. Here the first
 * refusal is the last thing that happens to the file: it stays as a power cut would have left it, and that H2 can open.
 * What is written gets checksums on the way, which {@link FileCheck} looks at.
 * Made by H2. Thread-safe.
 */
public final class GuardedFile extends FilePathWrapper {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedFile.class);
    private static final String SCHEME = "guarded";
    private static final Set<Channel> OPEN = ConcurrentHashMap.newKeySet();

    /** What a file's name begins with in H2's addresses, to be guarded. */
    public static String prefix() {
        FilePath.register(new GuardedFile());
        return SCHEME + ":";
    }

    /** Writes nothing more into a file, and frees its lock. */
    public static void giveUp(Path file) {
        String path = file.toString().replace('\\', '/');
        for (Channel channel : OPEN) {
            if (channel.name.endsWith(path)) {
                channel.giveUp();
            }
        }
    }

    /** Tells somebody the first time that the disk refuses something of an open file, before H2 knows. */
    public static void whenRefused(Path file, Runnable listener) {
        String path = file.toString().replace('\\', '/');
        for (Channel channel : OPEN) {
            if (channel.name.endsWith(path)) {
                channel.refused = listener;
            }
        }
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(toString().replace('\\', '/'), getBase().open(mode));
    }

    /** A write, which may be refused. */
    @FunctionalInterface
    private interface Writing {
        int run() throws IOException;
    }

    /**
     * H2's lock of the file, which {@link #giveUp} may have freed already. H2 would take that for a failure to close, and never
     * forget the database: for as long as the process lives, whoever opens it again would wait a minute for nothing.
     */
    private static final class Lock extends FileLock {
        private final FileLock taken;

        Lock(FileChannel channel, FileLock taken) {
            super(channel, taken.position(), taken.size(), taken.isShared());
            this.taken = taken;
        }

        @Override
        public boolean isValid() {
            return taken.isValid();
        }

        @Override
        public void release() throws IOException {
            try {
                taken.release();
            } catch (ClosedChannelException freedAlready) {
                LOG.debug("A file's lock had been freed with it", freedAlready);
            }
        }
    }

    /** One opening of a file. */
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // see PassingChannel
    private static final class Channel extends PassingChannel {
        private final String name;
        private final FileChannel file;
        private volatile boolean givenUp;
        private volatile Runnable refused = () -> {
        };
        /** Whether a chunk was written that a power cut would still take. */
        private volatile boolean chunkUnsynced;

        Channel(String name, FileChannel file) {
            super(file);
            this.name = name;
            this.file = file;
            OPEN.add(this);
        }

        private int guarded(Writing writing) throws IOException {
            if (givenUp) {
                throw new IOException("nothing more is written after the disk refused something");
            }
            try {
                return writing.run();
            } catch (IOException refusal) {
                givenUp = true;
                refused.run();
                throw refusal;
            }
        }

        private void giveUp() {
            givenUp = true;
            OPEN.remove(this);
            try {
                file.close();
            } catch (IOException closedAnyway) {
                LOG.debug("A file did not close in order", closedAnyway);
            }
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            return guarded(() -> super.write(source));
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            return position > 0 && ChunkMark.isChunk(source)
                    ? writeChunk(source, position)
                    : guarded(() -> super.write(source, position));
        }

        /**
         * The chunk may lie over one that only the state before the last needs. So the last one has to be on the disk: within a
         * long transaction H2 writes chunk after chunk, and syncs none of them.
         */
        private int writeChunk(ByteBuffer chunk, long position) throws IOException {
            if (chunkUnsynced) {
                force(false);
            }
            ChunkMark.mark(chunk);
            int written = guarded(() -> super.write(chunk, position));
            chunkUnsynced = true;
            return written;
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            guarded(() -> {
                super.truncate(size);
                return 0;
            });
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            chunkUnsynced = false;
            guarded(() -> {
                super.force(metaData);
                return 0;
            });
        }

        @Override
        public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
            FileLock taken = super.tryLock(position, size, shared);
            return taken == null ? null : new Lock(this, taken);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            OPEN.remove(this);
            super.implCloseChannel();
        }
    }
}
