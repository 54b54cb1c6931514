package org.woodshed.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One opening of a {@link GuardedFile}. Thread-safe. */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // see PassingChannel
final class GuardedChannel extends PassingChannel {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedChannel.class);
    private static final Set<GuardedChannel> OPEN = ConcurrentHashMap.newKeySet();

    private final String name;
    private final FileChannel file;
    private volatile boolean refusalsHidden;
    private volatile @Nullable IOException refusal;
    /** What H2 wrote since, if it is not to know; guarded by this. */
    private @Nullable RefusedWrites inMemory;
    /** Whether a chunk was written that a power cut would still take. */
    private volatile boolean chunkUnsynced;

    /** A write, which may be refused. */
    @FunctionalInterface
    private interface Writing {
        int run() throws IOException;
    }

    GuardedChannel(String name, FileChannel file) {
        super(file);
        this.name = name;
        this.file = file;
        OPEN.add(this);
    }

    /** Those that somebody has open by now. */
    static List<GuardedChannel> of(Path file) {
        String path = file.toString().replace('\\', '/');
        return OPEN.stream().filter(channel -> channel.name.endsWith(path)).toList();
    }

    /** What the disk refused first, if anything: nothing was written to it since. */
    @Nullable
    IOException refusal() {
        return refusal;
    }

    /** From now on whoever writes is not told that the disk refuses something; {@link #refusal} tells. */
    void hideRefusals() {
        refusalsHidden = true;
    }

    /** Writes nothing more to the disk. */
    void giveUp() {
        refused(new IOException("nothing more is written: the file was given up"));
    }

    /** Gives it up, and frees the file and its lock. */
    void end() {
        giveUp();
        OPEN.remove(this);
        try {
            file.close();
        } catch (IOException closedAnyway) {
            LOG.debug("A file did not close in order", closedAnyway);
        }
    }

    private synchronized void refused(IOException reason) {
        if (refusal == null) {
            refusal = reason;
        }
    }

    private int guarded(Writing writing, Writing otherwise) throws IOException {
        IOException before = refusal;
        if (before != null) {
            if (refusalsHidden) {
                return otherwise.run();
            }
            throw new IOException("nothing more is written after the disk refused something", before);
        }
        try {
            return writing.run();
        } catch (IOException reason) {
            refused(reason);
            if (refusalsHidden) {
                return otherwise.run();
            }
            throw reason;
        }
    }

    private synchronized RefusedWrites inMemory() throws IOException {
        if (inMemory == null) {
            inMemory = new RefusedWrites(file);
        }
        return inMemory;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        long position = position();
        int written = write(source, position);
        position(position + written);
        return written;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        return position > 0 && ChunkMark.isChunk(source) ? writeChunk(source, position) : writeAll(source, position);
    }

    private int writeAll(ByteBuffer source, long position) throws IOException {
        int begin = source.position();
        return guarded(() -> super.write(source, position), () -> {
            source.position(begin);
            return inMemory().write(source, position);
        });
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
        int written = writeAll(chunk, position);
        chunkUnsynced = true;
        return written;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        long position = position();
        int length = read(target, position);
        position(position + Math.max(0, length));
        return length;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return refusal == null || !refusalsHidden ? super.read(target, position) : inMemory().read(target, position);
    }

    @Override
    public long size() throws IOException {
        return refusal == null || !refusalsHidden ? super.size() : inMemory().size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        guarded(() -> {
            super.truncate(size);
            return 0;
        }, () -> {
            inMemory().truncate(size);
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
        }, () -> 0);
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

    /**
     * H2's lock of the file, which {@link #end} may have freed already. H2 would take that for a failure to close, and never
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
}
