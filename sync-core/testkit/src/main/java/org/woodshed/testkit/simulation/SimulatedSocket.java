package org.woodshed.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.transport.ServerAddress;
import org.woodshed.client.transport.SyncSocket;
import org.woodshed.model.UserId;
import org.woodshed.server.auth.Session;

/** A socket over a simulated network: in order while it lasts, and at times dead without a word. Not thread-safe. */
final class SimulatedSocket implements SyncSocket {
    private final Network network;
    private final Machine machine;
    private @Nullable Listener listener;
    private @Nullable Session session;
    private int connection;
    private Instant lastArrival = Instant.EPOCH;

    SimulatedSocket(Network network, Machine machine) {
        this.network = network;
        this.machine = machine;
    }

    @Override
    public void open(ServerAddress server, UserId userId, String accessToken, Listener hearing) {
        disconnect();
        listener = hearing;
        int opened = ++connection;
        later(() -> {
            if (opened == connection) {
                connect(accessToken, opened);
            }
        });
    }

    private void connect(String accessToken, int opened) {
        if (!network.reachesServer() || !network.reachesLaptop() || !network.server().isRunning()) {
            end(false);
            return;
        }
        Session admitted = network.server().admit(accessToken);
        if (admitted == null) {
            end(true);
            return;
        }
        session = admitted;
        network.add(this);
        network.server().connected(this, admitted);
        if (opened != connection) {
            network.server().disconnected(this);
        }
    }

    /** Takes a message from the server on its way. */
    void deliver(String text) {
        int sentOn = connection;
        later(() -> {
            Listener hearing = listener;
            if (hearing != null && sentOn == connection && network.reachesLaptop()) {
                hearing.message(text);
            }
        });
    }

    /** The server ends it. */
    void endedByServer(boolean unauthenticated) {
        later(() -> end(unauthenticated));
    }

    /** The connection breaks, and both sides notice. */
    void broken() {
        end(false);
    }

    private void end(boolean unauthenticated) {
        Listener hearing = listener;
        disconnect();
        if (hearing != null && !machine.isOff()) {
            hearing.closed(unauthenticated);
        }
    }

    @Override
    public void send(String text) {
        int sentOn = connection;
        later(() -> {
            if (sentOn == connection && session != null && network.reachesServer()) {
                network.server().hear(this, text);
            }
        });
    }

    /** Nothing overtakes on one connection. */
    private void later(Runnable task) {
        Instant now = network.time().instant();
        Instant arrival = now.plus(network.delay());
        lastArrival = arrival.isAfter(lastArrival) ? arrival : lastArrival;
        network.time().after(Duration.between(now, lastArrival), () -> {
            if (!machine.isOff()) {
                task.run();
            }
        });
    }

    @Override
    public void disconnect() {
        listener = null;
        connection++;
        if (session != null) {
            session = null;
            network.remove(this);
            network.server().disconnected(this);
        }
    }

    @Override
    public void close() {
        disconnect();
    }
}
