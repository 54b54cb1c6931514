package org.woodshed.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between laptops and a server and counts the bytes of both ways, headers and all. Thread-safe. */
final class CountingRelay implements AutoCloseable {
    private final ServerSocket listening;
    private final URI server;
    private final AtomicLong up = new AtomicLong();
    private final AtomicLong down = new AtomicLong();

    CountingRelay(URI server) throws IOException {
        this.server = server;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    URI uri() {
        return URI.create("http://localhost:" + listening.getLocalPort());
    }

    long up() {
        return up.get();
    }

    long down() {
        return down.get();
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                Socket laptop = listening.accept();
                Socket behind = new Socket(server.getHost(), server.getPort());
                laptop.setTcpNoDelay(true);
                behind.setTcpNoDelay(true);
                Thread.startVirtualThread(() -> pass(laptop, behind, up));
                Thread.startVirtualThread(() -> pass(behind, laptop, down));
            }
        } catch (IOException ended) {
            if (!listening.isClosed()) {
                throw new UncheckedIOException(ended);
            }
        }
    }

    private static void pass(Socket from, Socket to, AtomicLong count) {
        byte[] bytes = new byte[64 * 1024];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                count.addAndGet(read);
                out.write(bytes, 0, read);
                out.flush();
            }
        } catch (IOException ended) {
            // One side has closed: so does the other.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
