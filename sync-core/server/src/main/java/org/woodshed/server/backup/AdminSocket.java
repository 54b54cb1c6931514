package org.woodshed.server.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.server.storage.Storage;

/**
 * Takes orders from commands on the same machine, over a socket in the data folder that only the server's user can open.
 * The one order is {@code BACKUP path}; the answer is {@code OK}, or {@code ERROR} and a sentence. Thread-safe.
 */
public final class AdminSocket implements AutoCloseable {
    static final String NAME = "admin.sock";
    static final String BACKUP = "BACKUP ";
    static final String OK = "OK";
    static final String ERROR = "ERROR ";
    private static final Logger LOGGER = LoggerFactory.getLogger(AdminSocket.class);

    private final Storage storage;
    private final Path path;
    private final ServerSocketChannel channel;

    private AdminSocket(Storage storage, Path path, ServerSocketChannel channel) {
        this.storage = storage;
        this.path = path;
        this.channel = channel;
    }

    /**
     * Listens in a folder whose lock the caller holds.
     *
     * @throws IOException if that is not possible, for instance because the folder's path is longer than about 90 bytes
     */
    public static AdminSocket open(Path folder, Storage storage) throws IOException {
        Path path = folder.toAbsolutePath().resolve(NAME);
        // Left behind by a server that was killed.
        Files.deleteIfExists(path);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(path));
            if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException | RuntimeException notPossible) {
            channel.close();
            throw notPossible instanceof IOException failure ? failure : new IOException(notPossible);
        }
        AdminSocket socket = new AdminSocket(storage, path, channel);
        Thread.ofPlatform().daemon().name("woodshed-admin").start(socket::listen);
        return socket;
    }

    /** Stops listening. A backup that runs fails when the database closes. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException fault) {
            LOGGER.warn("The admin socket did not close in order", fault);
        }
    }

    private void listen() {
        while (channel.isOpen()) {
            try (SocketChannel client = channel.accept()) {
                serve(client);
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException brokenOff) {
                LOGGER.warn("A command broke off", brokenOff);
            }
        }
    }

    private void serve(SocketChannel client) throws IOException {
        BufferedReader requests = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
        PrintWriter answers = new PrintWriter(Channels.newWriter(client, StandardCharsets.UTF_8));
        String request = requests.readLine();
        answers.println(request != null && request.startsWith(BACKUP) ? backUp(request.substring(BACKUP.length()))
                : ERROR + "this server knows no such order");
        answers.flush();
    }

    private String backUp(String file) {
        try {
            storage.backUp(Path.of(file));
            LOGGER.info("Backed up");
            return OK;
        } catch (RuntimeException fault) {
            LOGGER.warn("The backup failed", fault);
            return ERROR + "the server could not write it: check that its user may write there, and its log";
        }
    }
}
