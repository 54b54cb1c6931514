package org.woodshed.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What devices cost that are connected and silent. A device may have four sockets: that spares making more accounts. */
record IdleSockets(ServerUnderTest process, Figures figures, int count) {
    private static final int SOCKETS_OF_DEVICE = 4;
    /** As laptops do: who says nothing for 75 s is taken for dead. */
    private static final long PING_NANOS = 30_000_000_000L;

    void measure() throws IOException, InterruptedException {
        List<Device> devices = devices();
        long before = process.residentKib();
        List<SocketLine> sockets = new ArrayList<>();
        long pinged = System.nanoTime();
        try {
            for (int number = 0; number < count; number++) {
                SocketLine socket = new SocketLine(process.uri(), devices.get(number % devices.size()));
                sockets.add(socket);
                socket.awaitText("WELCOME");
                if (System.nanoTime() - pinged > PING_NANOS) {
                    pinged = System.nanoTime();
                    ping(sockets);
                }
            }
            ping(sockets);
            figures.tell("idle sockets that are open", process.openSockets(), "");
            long after = process.residentKib();
            figures.tell(count + " idle sockets, each", (after - before) / (double) count, "KiB");
            figures.tell("server with " + count + " idle sockets, whole process", after / 1024.0, "MiB");
        } finally {
            for (SocketLine socket : sockets) {
                socket.close();
            }
        }
    }

    private static void ping(List<SocketLine> sockets) throws IOException {
        for (SocketLine socket : sockets) {
            socket.ping();
        }
    }

    private List<Device> devices() throws IOException {
        int wanted = (count + SOCKETS_OF_DEVICE - 1) / SOCKETS_OF_DEVICE;
        return new Crowd(process, figures).register(wanted);
    }
}
