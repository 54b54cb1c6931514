package org.woodshed.client.leader;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** What a command writes goes to the follower, in pieces of bounded size. */
final class FrameOutput extends OutputStream {
    private static final int MAX_PIECE_BYTES = 1 << 16;

    private final FrameChannel frames;
    private final Frame.Kind kind;

    FrameOutput(FrameChannel frames, Frame.Kind kind) {
        this.frames = frames;
        this.kind = kind;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int from = offset; from < offset + length; from += MAX_PIECE_BYTES) {
            int to = Math.min(offset + length, from + MAX_PIECE_BYTES);
            frames.send(new Frame(kind, Arrays.copyOfRange(bytes, from, to)));
        }
    }
}
