package org.woodshed.store;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.Chunk;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVMap;

/** Writes headers that name the newest chunk of an open file, which H2's own do only when it closes. Thread-safe. */
final class NewestChunk {
    private static final MethodHandle WRITE = write();
    private static final VarHandle LAST_CHUNK = field("lastChunk", Chunk.class);
    private static final VarHandle CHUNKS = field("chunks", ConcurrentHashMap.class);
    private static final VarHandle LAYOUT = field("layout", MVMap.class);
    private static final VarHandle LIVE_PAGES = field(Chunk.class, "pageCountLive", int.class);
    private static final VarHandle SERIALIZATION_EXECUTOR = field("serializationExecutor", ThreadPoolExecutor.class);
    private static final VarHandle SAVE_EXECUTOR = field("bufferSaveExecutor", ThreadPoolExecutor.class);
    private static final VarHandle SAVE_CHUNK_LOCK = field("saveChunkLock", ReentrantLock.class);
    private static final VarHandle CREATION_TIME = field("creationTime", long.class);

    private final FileStore<?> file;
    /** Which copy was written last; guarded by H2's lock. */
    private int copy;

    NewestChunk(FileStore<?> file) {
        this.file = file;
    }

    /**
     * Writes one of the two headers, and does the fsync. The copies take turns: a power cut that leaves one without its
     * chunk leaves the other with its own.
     *
     * @throws RuntimeException if the disk refuses
     */
    void writeAndSync() {
        ReentrantLock lock = (ReentrantLock) SAVE_CHUNK_LOCK.get(file);
        lock.lock();
        try {
            if (LAST_CHUNK.get(file) instanceof Chunk<?> newest) {
                copy = (copy + 1) % FileHeader.COPIES;
                WRITE.invoke(file, null, (long) copy * FileHeader.BLOCK_BYTES, FileHeader.naming(file.getStoreHeader(),
                        newest.block, newest.id, newest.version));
            }
            file.sync();
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets each chunk be put together and written before the next version begins. H2 does all three at once, in three
     * threads, with two consequences. A chunk that was put together before the one before it had been written does not name
     * that one, and a file that ends with it can't be opened. And the next version gives back the space that only the newest
     * state in the file needs, before the chunk on its way has its place: it is then written over that state. Called within
     * {@link org.h2.mvstore.MVStore#executeFilestoreOperation}.
     */
    void writeInOrder() {
        doWithout(SERIALIZATION_EXECUTOR);
        doWithout(SAVE_EXECUTOR);
    }

    /** Without it, the thread that has work for it does the work. */
    private void doWithout(VarHandle executor) {
        if (executor.get(file) instanceof ThreadPoolExecutor working) {
            executor.set(file, null);
            working.shutdown();
        }
    }

    /** Has H2 believe that no time has passed since the file was made, however much does. What it wrote in the file stays. */
    void stopClock() {
        CREATION_TIME.set(file, Long.MAX_VALUE);
    }

    /**
     * Whether each chunk is where the newest state in the file says. Not so after some kills: the place of one that nothing needs any
     * more was used again by one that no state names, or one was being moved. H2 found out when it opened the file.
     */
    boolean isLayoutRight() {
        Map<?, ?> layout = (Map<?, ?>) LAYOUT.get(file);
        for (Object known : ((Map<?, ?>) CHUNKS.get(file)).values()) {
            // The newest chunk can't stand in the layout that it holds itself.
            if (known instanceof Chunk<?> chunk
                    && layout.get("chunk." + Integer.toHexString(chunk.id)) instanceof String entry
                    && !entry.contains(",block:" + Long.toHexString(chunk.block) + ",")) {
                return false;
            }
        }
        return true;
    }

    /** The blocks of the file that chunks lie in; the rest but for the headers is free. */
    BitSet usedBlocks() {
        BitSet used = new BitSet();
        for (Object known : ((Map<?, ?>) CHUNKS.get(file)).values()) {
            if (known instanceof Chunk<?> chunk && chunk.block > 0) {
                used.set(Math.toIntExact(chunk.block), Math.toIntExact(chunk.block + chunk.len));
            }
        }
        return used;
    }

    /** The chunks that something in the newest state lies in; the place of others may have been used again. */
    List<Chunk<?>> neededChunks() {
        List<Chunk<?>> needed = new ArrayList<>();
        for (Object known : ((Map<?, ?>) CHUNKS.get(file)).values()) {
            if (known instanceof Chunk<?> chunk && (int) LIVE_PAGES.get(chunk) > 0) {
                needed.add(chunk);
            }
        }
        return needed;
    }

    private static VarHandle field(String name, Class<?> type) {
        return field(FileStore.class, name, type);
    }

    private static VarHandle field(Class<?> owner, String name, Class<?> type) {
        try {
            return h2().findVarHandle(owner, name, type);
        } catch (ReflectiveOperationException otherVersion) {
            throw new ExceptionInInitializerError(otherVersion);
        }
    }

    private static MethodHandle write() {
        try {
            return h2().findVirtual(FileStore.class, "writeFully", MethodType.methodType(void.class, Chunk.class,
                    long.class, ByteBuffer.class));
        } catch (ReflectiveOperationException otherVersion) {
            throw new ExceptionInInitializerError(otherVersion);
        }
    }

    /** H2 offers these to its own subclasses only. */
    private static MethodHandles.Lookup h2() throws IllegalAccessException {
        return MethodHandles.privateLookupIn(FileStore.class, MethodHandles.lookup());
    }
}
