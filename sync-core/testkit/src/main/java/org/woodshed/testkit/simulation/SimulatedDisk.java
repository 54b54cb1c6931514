package org.woodshed.testkit.simulation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The disk under one data folder. It can be full, and it can lose its power at any write: what was written since the last
 * fsync is then on it or not, in the order in which it was written. Thread-safe: H2 writes from threads of its own.
 */
final class SimulatedDisk {
    private static final long NEVER = Long.MAX_VALUE;

    /** What a write replaced, until an fsync. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two
    private record Unsafe(Path file, long position, byte[] before, long sizeBefore) {}

    private final List<Unsafe> unsafe = new ArrayList<>();
    private long freeBytes;
    private long writesLeft = NEVER;
    private Runnable whenCut = () -> {
    };
    private boolean cut;
    private long changes;

    /** @param freeBytes by how much files can grow */
    SimulatedDisk(long freeBytes) {
        this.freeBytes = freeBytes;
    }

    /** Leaves room for so much more. */
    synchronized void leave(long bytes) {
        freeBytes = bytes;
    }

    synchronized void makeRoom() {
        freeBytes = NEVER;
    }

    synchronized long freeBytes() {
        return freeBytes;
    }

    synchronized boolean isFull() {
        return freeBytes != NEVER;
    }

    /** Has the power fail at one of the next writes. */
    synchronized void cutAfter(int writes, Runnable then) {
        writesLeft = writes;
        whenCut = then;
    }

    /** Takes that back, if it has not happened. */
    synchronized void trust() {
        writesLeft = NEVER;
    }

    /** The power fails now. */
    synchronized void cut() {
        cut = true;
    }

    synchronized boolean isCut() {
        return cut;
    }

    synchronized void write(Path file, FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        meetPowerCut();
        long size = channel.size();
        claim(position + bytes.remaining() - size);
        ByteBuffer before = ByteBuffer.allocate(Math.clamp(size - position, 0, bytes.remaining()));
        channel.read(before, position);
        unsafe.add(new Unsafe(file, position, before.array(), size));
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    synchronized void truncate(Path file, FileChannel channel, long size) throws IOException {
        meetPowerCut();
        long before = channel.size();
        if (before > size) {
            ByteBuffer gone = ByteBuffer.allocate(Math.toIntExact(before - size));
            channel.read(gone, size);
            unsafe.add(new Unsafe(file, size, gone.array(), before));
            channel.truncate(size);
        }
    }

    /** An fsync: whatever was written into the file is safe. */
    synchronized void force(Path file) throws IOException {
        meetPowerCut();
        forget(file);
    }

    /** The file is closed, which the system may put off what it writes after; here it does not. */
    synchronized void forget(Path file) {
        if (!cut) {
            unsafe.removeIf(write -> write.file().equals(file));
        }
    }

    private void meetPowerCut() throws IOException {
        changes++;
        if (!cut && writesLeft != NEVER && --writesLeft <= 0) {
            cut = true;
            whenCut.run();
        }
        if (cut) {
            throw new IOException("there is no power");
        }
    }

    private void claim(long bytes) throws IOException {
        if (bytes > 0 && freeBytes != NEVER) {
            if (bytes > freeBytes) {
                throw new IOException("No space left on device");
            }
            freeBytes -= bytes;
        }
    }

    /** Grows whenever something is written. */
    synchronized long changes() {
        return changes;
    }

    /** How many writes no fsync has made safe. */
    synchronized int unsafeWrites() {
        return unsafe.size();
    }

    /**
     * Takes back in a copy of the folder what did not get onto the disk.
     *
     * @param surviving how many of the writes that no fsync made safe got there nevertheless
     */
    synchronized void takeBack(Path copy, int surviving) throws IOException {
        for (Unsafe write : unsafe.subList(surviving, unsafe.size()).reversed()) {
            Path file = copy.resolve(write.file().getFileName());
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(write.before()), write.position());
                channel.truncate(write.sizeBefore());
            }
        }
    }
}
