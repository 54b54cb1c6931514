package org.woodshed.server.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.woodshed.server.limits.Patience;

/** A body that must not drip: whoever sends a byte now and then would hold a request for ever. Belongs to one thread. */
final class HastyInput extends FilterInputStream {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private final Patience patience;
    private final long start = System.nanoTime();
    private long received;

    HastyInput(InputStream body, Patience patience) {
        super(body);
        this.patience = patience;
    }

    /** The body came more slowly than anybody's network is. */
    static final class TooSlowException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(Math.max(0, count));
        return count;
    }

    /** Reads what it passes over: whoever sends too much must not take his time over it either. */
    @Override
    public long skip(long wanted) throws IOException {
        byte[] passed = new byte[8 * 1024];
        long left = wanted;
        while (left > 0) {
            int count = read(passed, 0, (int) Math.min(passed.length, left));
            if (count < 0) {
                break;
            }
            left -= count;
        }
        return wanted - left;
    }

    private void count(int bytes) throws TooSlowException {
        received += bytes;
        long late = System.nanoTime() - start - patience.bodyGrace().toNanos();
        if (late > 0 && received < late / NANOS_PER_SECOND * patience.bodyBytesPerSecond()) {
            throw new TooSlowException();
        }
    }
}
