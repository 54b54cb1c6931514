package org.woodshed.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * What was to be written to a file after its disk had refused something: kept in memory, for as long as H2 still looks at the
 * file. Thread-safe.
 */
final class RefusedWrites {
    private static final int END_OF_FILE = -1;

    private final FileChannel file;
    /** In the order they came; a later one lies over an earlier one. */
    private final List<Write> writes = new ArrayList<>();
    private long size;

    /** One write: bytes, and where in the file. */
    private record Write(long position, ByteBuffer bytes) {}

    /** Nothing was refused so far. */
    RefusedWrites(FileChannel file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    synchronized int write(ByteBuffer source, long position) {
        ByteBuffer kept = ByteBuffer.allocate(source.remaining()).put(source).flip();
        writes.add(new Write(position, kept));
        size = Math.max(size, position + kept.limit());
        return kept.limit();
    }

    /** As {@link FileChannel#read(ByteBuffer, long)}. */
    synchronized int read(ByteBuffer target, long position) throws IOException {
        if (position >= size) {
            return END_OF_FILE;
        }
        int length = (int) Math.min(target.remaining(), size - position);
        byte[] found = new byte[length];
        ByteBuffer fromDisk = ByteBuffer.wrap(found);
        while (fromDisk.hasRemaining() && file.read(fromDisk, position + fromDisk.position()) > 0) {
            // What is not on the disk is in one of the writes.
        }
        for (Write write : writes) {
            long from = Math.max(position, write.position());
            long to = Math.min(position + length, write.position() + write.bytes().limit());
            if (from < to) {
                write.bytes().get((int) (from - write.position()), found, (int) (from - position), (int) (to - from));
            }
        }
        target.put(found);
        return length;
    }

    synchronized void truncate(long newSize) {
        size = Math.min(size, newSize);
    }

    synchronized long size() {
        return size;
    }
}
