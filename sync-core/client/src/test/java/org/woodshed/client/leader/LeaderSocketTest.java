package org.woodshed.client.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
class LeaderSocketTest {
    private static final FollowerRequest.Run REQUEST = new FollowerRequest.Run(List.of("log", "--notes", "größer"),
            "/somewhere", "Europe/Berlin", true, Map.of("WOODSHED_PASSWORD", "secret"));

    @TempDir
    Path folder;

    /** Repeats what it reads, and names what it was asked. */
    private static class Repeating implements Followers {
        @Override
        public int run(FollowerRequest.Run request, FollowerStreams streams) {
            try {
                streams.err().write(String.join(" ", request.arguments()).getBytes(StandardCharsets.UTF_8));
                streams.in().transferTo(streams.out());
                return 4;
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        @Override
        public Shown show() {
            return Shown.MAKING_ROOM;
        }

        @Override
        public void closing() {}
    }

    @Test
    void aCommandIsRunByTheLeaderWithTheFollowersStreams() throws IOException {
        try (LeaderLock lock = lead(new Repeating())) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            String typed = "from the pipe ".repeat(20_000);
            assertThat(new LeaderClient(folder).run(REQUEST, new ByteArrayInputStream(typed.getBytes(
                    StandardCharsets.UTF_8)), out, err)).hasValue(4);
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(typed);
            assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("log --notes größer");
            assertThat(new LeaderClient(folder).show()).hasValue(Followers.Shown.MAKING_ROOM);
            lock.stopServing();
        }
        assertThat(new LeaderClient(folder).show()).as("nobody leads any more").isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerCanReadTheSecretEvenWhereAnOlderVersionLeftTheFileOpen() throws IOException {
        Path file = Files.createFile(folder.resolve("woodshed.lock"), PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-r--r--")));
        try (LeaderLock lock = lead(new Repeating())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            assertThat(Files.readString(file)).contains("secret");
            lock.stopServing();
        }
        assertThat(file).isEmptyFile();
    }

    @Test
    void whoDoesNotKnowTheSecretIsToldNothing() throws IOException {
        try (LeaderLock lock = lead(new Repeating())) {
            Path socket = LeaderAddress.read(folder.resolve("woodshed.lock")).orElseThrow().socket();
            for (String secret : List.of("", "guessed")) {
                try (FrameChannel frames = new FrameChannel(SocketChannel.open(UnixDomainSocketAddress.of(socket)))) {
                    frames.send(new Frame(Frame.Kind.REQUEST, FollowerRequest.write(REQUEST, secret)));
                    assertThat(frames.receive()).isNull();
                }
            }
            lock.stopServing();
        }
    }

    @Test
    void aFolderWithALongNameHasFollowersToo() throws IOException {
        folder = Files.createDirectories(folder.resolve("a".repeat(60)).resolve("b".repeat(60)));
        try (LeaderLock lock = lead(new Repeating())) {
            assertThat(new LeaderClient(folder).show()).hasValue(Followers.Shown.MAKING_ROOM);
            lock.stopServing();
        }
    }

    @Test
    void aLeaderThatEndsInTheMiddleIsSaidToHaveGone() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        try (LeaderLock lock = lead(new Repeating() {
            @Override
            public int run(FollowerRequest.Run request, FollowerStreams streams) {
                begun.countDown();
                try {
                    closing.await();
                } catch (InterruptedException unexpected) {
                    throw new IllegalStateException(unexpected);
                }
                return -1;
            }

            @Override
            public void closing() {
                closing.countDown();
            }
        })) {
            CompletableFuture<Throwable> failure = CompletableFuture.supplyAsync(this::failureOfACommand,
                    Thread::startVirtualThread);
            begun.await();
            lock.stopServing();
            assertThat(failure.get()).isInstanceOf(LeaderGoneException.class);
        }
    }

    private Throwable failureOfACommand() {
        try {
            throw new AssertionError("answered with " + new LeaderClient(folder).run(REQUEST, InputStream
                    .nullInputStream(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream()));
        } catch (IOException gone) {
            return gone;
        }
    }

    @Test
    void onlyOneLeads() throws IOException {
        try (LeaderLock lock = lead(new Repeating())) {
            assertThat(LeaderLock.take(folder)).isEmpty();
            lock.stopServing();
        }
        LeaderLock next = LeaderLock.take(folder).orElseThrow();
        next.close();
        assertThatThrownBy(() -> LeaderLock.take(folder.resolve("not there"))).isInstanceOf(IOException.class);
    }

    private LeaderLock lead(Followers followers) throws IOException {
        LeaderLock lock = LeaderLock.take(folder).orElseThrow();
        lock.serve(followers);
        return lock;
    }
}
