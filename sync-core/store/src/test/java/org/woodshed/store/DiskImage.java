package org.woodshed.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.NullMarked;

/** What is on the disk at one moment. Not thread-safe. */
@NullMarked
final class DiskImage {
    private static final int PAGE = 4096;
    private byte[] bytes;
    private int size;

    DiskImage(byte[] bytes) {
        this.bytes = bytes.clone();
        this.size = bytes.length;
    }

    /** Done with each page of a write: a kill comes between two pages. */
    @FunctionalInterface
    interface AfterPage {
        void moment(boolean complete) throws Exception;
    }

    void apply(RecordedFiles.Step.Write write, AfterPage afterPage) throws Exception {
        byte[] data = write.bytes();
        int from = 0;
        while (from < data.length) {
            int position = Math.toIntExact(write.position() + from);
            int to = Math.min(data.length, from + PAGE - position % PAGE);
            put(position, data, from, to);
            afterPage.moment(to == data.length);
            from = to;
        }
    }

    private void put(int position, byte[] data, int from, int to) {
        int end = position + to - from;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * end);
        }
        System.arraycopy(data, from, bytes, position, to - from);
        size = Math.max(size, end);
    }

    void truncate(long length) {
        int shorter = (int) Math.min(length, size);
        Arrays.fill(bytes, shorter, size, (byte) 0);
        size = shorter;
    }

    byte[] content() {
        return Arrays.copyOf(bytes, size);
    }

    void writeTo(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes, 0, size);
        }
    }
}
