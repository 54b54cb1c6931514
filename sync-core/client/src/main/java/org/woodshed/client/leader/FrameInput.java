package org.woodshed.client.leader;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What the follower can read, asked for only when the command wants it: the rest stays with the follower's shell. */
final class FrameInput extends InputStream {
    private static final byte[] END = {};

    private final FrameChannel frames;
    private final BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>();
    private byte[] present = END;
    private int position;
    private boolean ended;

    FrameInput(FrameChannel frames) {
        this.frames = frames;
    }

    /** Takes what the follower read; on the thread that receives frames. */
    void arrived(byte[] bytes) {
        arrived.add(bytes);
    }

    /** There will be nothing more. */
    void end() {
        arrived.add(END);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == present.length && !more()) {
            return -1;
        }
        int count = Math.min(length, present.length - position);
        System.arraycopy(present, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean more() throws IOException {
        if (!ended) {
            frames.send(Frame.of(Frame.Kind.WANTED));
            try {
                present = arrived.take();
            } catch (InterruptedException gone) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the follower has gone");
            }
            position = 0;
            ended = present.length == 0;
        }
        return !ended;
    }
}
