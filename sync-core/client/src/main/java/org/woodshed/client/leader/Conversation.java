package org.woodshed.client.leader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import tools.jackson.databind.node.ObjectNode;

/** The leader's side of one follower's request. */
final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private final FrameChannel frames;
    private final String secret;
    private final Followers followers;

    Conversation(FrameChannel frames, String secret, Followers followers) {
        this.frames = frames;
        this.secret = secret;
        this.followers = followers;
    }

    /** Answers the one request. Whoever does not know the secret is told nothing. */
    void run() throws IOException {
        FollowerRequest request = request(frames.receive());
        if (request == null) {
            LOG.warn("Somebody asked who does not know the secret");
            return;
        }
        frames.send(Frame.of(Frame.Kind.ACCEPTED));
        switch (request) {
            case FollowerRequest.Run run -> run(run);
            case FollowerRequest.Show show -> end(followers.show().number());
        }
    }

    private @Nullable FollowerRequest request(@Nullable Frame frame) {
        if (frame == null || frame.kind() != Frame.Kind.REQUEST) {
            return null;
        }
        try {
            ObjectNode json = Json.readObject(frame.content());
            boolean known = MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), json.path("secret").asString(
                    "").getBytes(StandardCharsets.UTF_8));
            return known ? FollowerRequest.read(json).orElse(null) : null;
        } catch (JsonException unreadable) {
            return null;
        }
    }

    private void run(FollowerRequest.Run request) throws IOException {
        FrameInput input = new FrameInput(frames);
        CompletableFuture<Void> gone = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> receive(input, gone));
        int exitCode = followers.run(request, new FollowerStreams(input, new FrameOutput(frames, Frame.Kind.OUTPUT),
                new FrameOutput(frames, Frame.Kind.ERRORS), gone));
        if (exitCode >= 0) {
            end(exitCode);
        }
    }

    private void end(int exitCode) throws IOException {
        frames.send(new Frame(Frame.Kind.ENDED, new byte[] {(byte) exitCode}));
    }

    /**
     * Until the follower has gone, or the channel is closed. The command's thread is not interrupted: it may be reading the
     * store, and that would close its file.
     */
    private void receive(FrameInput input, CompletableFuture<Void> gone) {
        try {
            for (Frame frame = frames.receive(); frame != null; frame = frames.receive()) {
                switch (frame.kind()) {
                    case INPUT -> input.arrived(frame.content());
                    case INPUT_END -> input.end();
                    default -> LOG.debug("A frame that only a leader sends was ignored");
                }
            }
        } catch (IOException ended) {
            LOG.debug("The follower has gone", ended);
        }
        input.end();
        gone.complete(null);
    }
}
