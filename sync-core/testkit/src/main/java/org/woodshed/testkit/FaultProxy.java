package org.woodshed.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bad network between laptops and a server, on real sockets: each new connection gets the fault that it is told to
 * give, or none. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FaultProxy.class);

    private final ServerSocket listener;
    private final int serverPort;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<Fault, AtomicInteger> given = new ConcurrentHashMap<>();
    private volatile Supplier<@Nullable Fault> next = () -> null;

    private FaultProxy(URI server) throws IOException {
        this.serverPort = server.getPort();
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** A proxy that passes everything on, until it is told otherwise. */
    public static FaultProxy before(URI server) {
        try {
            FaultProxy proxy = new FaultProxy(server);
            Thread.ofVirtual().name("fault-proxy").start(proxy::accept);
            return proxy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where laptops find the server, as they think. */
    public URI uri() {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + listener
                .getLocalPort());
    }

    /**
     * From now on, each new connection has the fault that is supplied for it, and those that are open end.
     *
     * @param faults null for a connection that works; called by one thread at a time
     */
    public void give(Supplier<@Nullable Fault> faults) {
        next = faults;
        open.forEach(FaultProxy::close);
    }

    /** How often each fault was given. */
    public int given(Fault fault) {
        AtomicInteger count = given.get(fault);
        return count == null ? 0 : count.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket laptop = listener.accept();
                open.add(laptop);
                Fault fault = next.get();
                if (fault != null) {
                    given.computeIfAbsent(fault, any -> new AtomicInteger()).incrementAndGet();
                }
                Thread.ofVirtual().start(() -> serve(laptop, fault));
            } catch (IOException closed) {
                LOG.debug("The proxy ends", closed);
            }
        }
    }

    private void serve(Socket laptop, @Nullable Fault fault) {
        try (laptop) {
            if (fault == null) {
                try (Socket server = toServer()) {
                    FaultyConnection.passBothWays(laptop, server);
                }
            } else if (fault != Fault.REFUSED) {
                new FaultyConnection(laptop, this::toServer).serve(fault);
            }
        } catch (IOException broken) {
            LOG.debug("A connection broke", broken);
        } finally {
            open.remove(laptop);
        }
    }

    private Socket toServer() throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        open.add(server);
        return server;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            LOG.debug("A connection was closed twice", already);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException already) {
            LOG.debug("The proxy was closed twice", already);
        }
        open.forEach(FaultProxy::close);
    }
}
