package org.woodshed.client.leader;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The follower's side: asks whoever leads a data folder. Not thread-safe. */
public final class LeaderClient {
    private static final int PIECE_BYTES = 1 << 13;

    private final Path lockFile;

    /** @param folder the data folder */
    public LeaderClient(Path folder) {
        this.lockFile = folder.resolve(LeaderLock.FILE);
    }

    /** Whether somebody leads who can be asked. Not for a leader itself: reading the lock file would free its lock on Unix. */
    public boolean isThere() {
        return LeaderAddress.read(lockFile).isPresent();
    }

    /** Asks for the window; empty if nobody leads who can be asked. */
    public Optional<Followers.Shown> show() {
        try {
            OptionalInt answer = ask(new FollowerRequest.Show(), InputStream.nullInputStream(), OutputStream
                    .nullOutputStream(), OutputStream.nullOutputStream());
            return answer.isEmpty() ? Optional.empty() : Optional.of(Followers.Shown.numbered(answer.getAsInt()));
        } catch (LeaderGoneException gone) {
            return Optional.empty();
        }
    }

    /**
     * Has a command run by the leader.
     *
     * @return its exit code; empty if nobody leads who can be asked, and nothing was done
     * @throws LeaderGoneException if the leader ended before the command did
     */
    public OptionalInt run(FollowerRequest.Run request, InputStream in, OutputStream out, OutputStream err)
            throws LeaderGoneException {
        return ask(request, in, out, err);
    }

    private OptionalInt ask(FollowerRequest request, InputStream in, OutputStream out, OutputStream err)
            throws LeaderGoneException {
        Optional<LeaderAddress> address = LeaderAddress.read(lockFile);
        if (address.isEmpty()) {
            return OptionalInt.empty();
        }
        boolean accepted = false;
        try (FrameChannel frames = new FrameChannel(SocketChannel.open(address.get().address()))) {
            frames.send(new Frame(Frame.Kind.REQUEST, FollowerRequest.write(request, address.get().secret())));
            Frame first = frames.receive();
            accepted = first != null && first.kind() == Frame.Kind.ACCEPTED;
            return accepted ? OptionalInt.of(follow(frames, in, out, err)) : OptionalInt.empty();
        } catch (IOException gone) {
            if (accepted) {
                throw new LeaderGoneException(gone);
            }
            return OptionalInt.empty();
        }
    }

    private static int follow(FrameChannel frames, InputStream in, OutputStream out, OutputStream err)
            throws IOException {
        while (true) {
            Frame frame = frames.receive();
            if (frame == null) {
                throw new IOException("no exit code came");
            }
            @Nullable Integer ended = switch (frame.kind()) {
                case OUTPUT -> write(frame, out);
                case ERRORS -> write(frame, err);
                case WANTED -> feed(frames, in);
                case ENDED -> frame.content().length == 1 ? Integer.valueOf(frame.content()[0]) : null;
                case REQUEST, ACCEPTED, INPUT, INPUT_END -> null;
            };
            if (ended != null) {
                return ended;
            }
        }
    }

    private static @Nullable Integer write(Frame frame, OutputStream stream) throws IOException {
        stream.write(frame.content());
        stream.flush();
        return null;
    }

    /** Reads on a thread of its own, so that what the command writes meanwhile is seen. */
    private static @Nullable Integer feed(FrameChannel frames, InputStream in) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                byte[] piece = new byte[PIECE_BYTES];
                int count = in.read(piece);
                frames.send(count < 0 ? Frame.of(Frame.Kind.INPUT_END)
                        : new Frame(Frame.Kind.INPUT, Arrays.copyOf(
                                piece, count)));
            } catch (IOException ended) {
                // The command has ended, and wants nothing more.
                return;
            }
        });
        return null;
    }
}
