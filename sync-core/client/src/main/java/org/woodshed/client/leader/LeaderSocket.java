package org.woodshed.client.leader;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the leader listens to followers, until it is closed: what is under way then may end first, within a few seconds.
 * Thread-safe.
 */
public final class LeaderSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaderSocket.class);
    /** Systems allow paths of about a hundred bytes for such sockets. */
    private static final int LONGEST_PATH_BYTES = 90;
    private static final int SECRET_BYTES = 32;
    private static final long PATIENCE_SECONDS = 5;

    private final ServerSocketChannel listening;
    private final LeaderAddress address;
    private final Followers followers;
    private final ExecutorService conversations = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<FrameChannel> open = ConcurrentHashMap.newKeySet();

    private LeaderSocket(ServerSocketChannel listening, LeaderAddress address, Followers followers) {
        this.listening = listening;
        this.address = address;
        this.followers = followers;
    }

    /**
     * Starts to listen.
     *
     * @param folder the data folder, which the caller has locked
     * @throws IOException if this system has no such sockets, or the folder can't be written
     */
    public static LeaderSocket open(Path folder, Followers followers) throws IOException {
        Path path = path(folder);
        Files.deleteIfExists(path);
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listening.bind(UnixDomainSocketAddress.of(path));
        LeaderSocket socket = new LeaderSocket(listening, new LeaderAddress(path, HexFormat.of().formatHex(secret)),
                followers);
        Thread.ofVirtual().name("woodshed-followers").start(socket::listen);
        return socket;
    }

    private static Path path(Path folder) throws IOException {
        Path inFolder = folder.toAbsolutePath().resolve("woodshed.sock");
        return inFolder.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH_BYTES ? inFolder
                : Files.createTempDirectory("woodshed").resolve("woodshed.sock");
    }

    /** What followers have to know, for the lock file. */
    public byte[] announcement() {
        return address.toBytes();
    }

    private void listen() {
        try {
            while (listening.isOpen()) {
                SocketChannel follower = listening.accept();
                conversations.execute(() -> talk(new FrameChannel(follower)));
            }
        } catch (IOException | RejectedExecutionException closed) {
            LOG.debug("No more followers are heard", closed);
        }
    }

    private void talk(FrameChannel frames) {
        open.add(frames);
        try (frames) {
            new Conversation(frames, address.secret(), followers).run();
        } catch (IOException gone) {
            LOG.debug("A follower has gone", gone);
        } finally {
            open.remove(frames);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            Files.deleteIfExists(address.socket());
        } catch (IOException unlikely) {
            LOG.debug("The followers' socket could not be taken away", unlikely);
        }
        followers.closing();
        conversations.shutdown();
        try {
            if (!conversations.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A follower's command is still running; its follower is told that this process ends");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        open.forEach(LeaderSocket::closeQuietly);
    }

    private static void closeQuietly(FrameChannel frames) {
        try {
            frames.close();
        } catch (IOException gone) {
            LOG.debug("A follower had gone already", gone);
        }
    }
}
