package org.woodshed.client.leader;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Frames over a socket: a byte for the kind, four for the length, the content. One thread reads; any may write. */
final class FrameChannel implements Closeable {
    private static final int HEADER_BYTES = 5;
    private static final int MAX_CONTENT_BYTES = 1 << 20;

    private final SocketChannel channel;

    FrameChannel(SocketChannel channel) {
        this.channel = channel;
    }

    synchronized void send(Frame frame) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + frame.content().length);
        bytes.put((byte) frame.number()).putInt(frame.content().length).put(frame.content()).flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Waits for the next frame; null if the other side has gone.
     *
     * @throws IOException if what came is no frame
     */
    @Nullable
    Frame receive() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        if (channel.read(header) < 0) {
            return null;
        }
        fill(header);
        Optional<Frame.Kind> kind = Frame.Kind.numbered(header.get());
        int length = header.getInt();
        if (kind.isEmpty() || length < 0 || length > MAX_CONTENT_BYTES) {
            throw new IOException("no frame of Woodshed");
        }
        ByteBuffer content = ByteBuffer.allocate(length);
        fill(content);
        return new Frame(kind.get(), content.array());
    }

    private void fill(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException("the other side has gone in the middle of a frame");
            }
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
