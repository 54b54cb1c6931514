package org.woodshed.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FilePathWrapper;
import org.woodshed.store.PassingChannel;

/** H2's way to the files of a {@link SmallDisk}. Made by H2. */
public final class SmallDiskPath extends FilePathWrapper {
    static final String SCHEME = "small";
    private static final AtomicLong FREE_BYTES = new AtomicLong(Long.MAX_VALUE);

    /** In place of a number of free bytes. */
    static final long NOT_EVEN_IN_PLACE = Long.MIN_VALUE;

    static void setFreeBytes(long bytes) {
        FREE_BYTES.set(bytes);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(getBase().open(mode));
    }

    private static void claim(long bytes) throws IOException {
        if (FREE_BYTES.get() == NOT_EVEN_IN_PLACE) {
            throw new IOException("No space left on device");
        }
        if (bytes > 0 && FREE_BYTES.addAndGet(-bytes) < 0) {
            FREE_BYTES.addAndGet(bytes);
            throw new IOException("No space left on device");
        }
    }

    /** A file that grows only as far as the disk has room. */
    private static final class Channel extends PassingChannel {
        Channel(FileChannel file) {
            super(file);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            claim(position() + source.remaining() - size());
            return super.write(source);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            claim(position + source.remaining() - size());
            return super.write(source, position);
        }
    }
}
