package org.woodshed.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.List;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.NullMarked;

/** Files of H2 under {@code recorded:}, whose every write is remembered in the order in which they were done. Thread-safe. */
@NullMarked
public final class RecordedFiles extends FilePathWrapper {
    static final String SCHEME = "recorded";
    private static final List<Step> STEPS = new ArrayList<>();

    /** One thing that happened to the file. */
    sealed interface Step {
        @SuppressWarnings("ArrayRecordComponent") // nobody compares steps
        record Write(long position, byte[] bytes) implements Step {
            boolean isChunk() {
                return position > 0 && ChunkMark.isChunk(ByteBuffer.wrap(bytes));
            }
        }

        record Truncate(long size) implements Step {}

        /** What was written before is safe from a power cut. */
        record Sync() implements Step {}

        /** Somebody was told that so many edits are safe. */
        record Acknowledged(int edits) implements Step {}
    }

    /** Remembers from now on, and nothing from before. */
    static void start() {
        FilePath.register(new RecordedFiles());
        synchronized (STEPS) {
            STEPS.clear();
        }
    }

    static void acknowledge(int edits) {
        synchronized (STEPS) {
            STEPS.add(new Step.Acknowledged(edits));
        }
    }

    static List<Step> steps() {
        synchronized (STEPS) {
            return List.copyOf(STEPS);
        }
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = getBase().open(mode);
        return getBase().getName().endsWith(".mv.db") ? new Recording(file) : file;
    }

    private static final class Recording extends FileBaseDefault {
        private final FileChannel file;

        private Recording(FileChannel file) {
            this.file = file;
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            ByteBuffer written = source.slice();
            synchronized (STEPS) {
                byte[] bytes = new byte[file.write(source, position)];
                written.get(bytes);
                STEPS.add(new Step.Write(position, bytes));
                return bytes.length;
            }
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            synchronized (STEPS) {
                file.truncate(size);
                STEPS.add(new Step.Truncate(size));
            }
        }

        /** A kill takes nothing from the system's memory: these tests need no disk to wait for. */
        @Override
        public void force(boolean metadata) {
            synchronized (STEPS) {
                STEPS.add(new Step.Sync());
            }
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
