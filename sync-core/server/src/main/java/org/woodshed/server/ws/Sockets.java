package org.woodshed.server.ws;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SocketMessages;
import org.woodshed.server.fanout.FanoutEvent;

/** All open sockets of this node. Thread-safe. */
public final class Sockets {
    /** A laptop needs one. Others may be left from before its network changed, until they are noticed to be dead. */
    private static final int MOST_OF_DEVICE = 4;
    private final Map<UserId, List<Connection>> connections = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /** Passes an event on to the sockets it concerns. */
    public void accept(FanoutEvent event) {
        switch (event) {
            case FanoutEvent.Changes changes -> broadcast(changes);
            case FanoutEvent.TokensCalledIn calledIn -> closeOlder(calledIn);
        }
    }

    /** How many there are. */
    public long count() {
        return connections.values().stream().mapToLong(List::size).sum();
    }

    /** How much waits to be sent, on all of them, in characters. */
    public long waitingLength() {
        return connections.values().stream().flatMap(List::stream).mapToLong(Connection::waitingLength).sum();
    }

    /** The user's devices that have a socket open. */
    public Set<DeviceId> devices(UserId userId) {
        return of(userId).stream().filter(Connection::isOpen).map(connection -> connection.session().deviceId())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Closes all sockets, and lets no more in.
     *
     * @param patience how long to wait until they are closed
     */
    public void closeAll(Duration patience) throws InterruptedException {
        stopping = true;
        connections.values().forEach(ofUser -> ofUser.forEach(connection -> connection.close(
                CloseReason.GOING_AWAY)));
        synchronized (connections) {
            long end = System.nanoTime() + patience.toNanos();
            while (!connections.isEmpty() && System.nanoTime() < end) {
                connections.wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        }
    }

    /** Closes what has been silent for too long, or has outlived its token. */
    public void watch(Instant now, Duration silence) {
        for (List<Connection> ofUser : connections.values()) {
            for (Connection connection : ofUser) {
                if (!connection.session().expiresAt().isAfter(now)) {
                    connection.close(CloseReason.TOKEN_EXPIRED);
                } else if (!connection.lastHeard().plus(silence).isAfter(now)) {
                    connection.close(CloseReason.SILENT);
                }
            }
        }
    }

    /** Those that were open just now. */
    List<Connection> open() {
        return connections.values().stream().flatMap(List::stream).filter(Connection::isOpen).toList();
    }

    void add(Connection connection) {
        connections.compute(connection.session().userId(), (user, present) -> {
            List<Connection> ofUser = present == null ? new CopyOnWriteArrayList<>() : present;
            ofUser.add(connection);
            return ofUser;
        });
        List<Connection> ofDevice =
                of(connection.session().userId()).stream().filter(other -> other.session().deviceId()
                        .equals(connection.session().deviceId())).toList();
        ofDevice.stream().limit(Math.max(0, ofDevice.size() - MOST_OF_DEVICE)).forEach(oldest -> oldest.close(
                CloseReason.TOO_MANY));
        if (stopping) {
            connection.close(CloseReason.GOING_AWAY);
        }
    }

    void remove(Connection connection) {
        connections.computeIfPresent(connection.session().userId(), (user, ofUser) -> {
            ofUser.remove(connection);
            return ofUser.isEmpty() ? null : ofUser;
        });
        synchronized (connections) {
            connections.notifyAll();
        }
    }

    boolean isStopping() {
        return stopping;
    }

    void sendToAll(UserId userId, SocketMessage message) {
        String text = SocketMessages.write(message);
        of(userId).forEach(connection -> connection.send(text));
    }

    private void broadcast(FanoutEvent.Changes changes) {
        of(changes.userId()).forEach(connection -> connection.tell(changes.broadcasts().getLast().seq()));
        List<Connection> others = of(changes.userId()).stream().filter(connection -> !connection.session().deviceId()
                .equals(changes.origin())).toList();
        if (others.isEmpty()) {
            return;
        }
        for (SocketMessage.Broadcast broadcast : changes.broadcasts()) {
            String whole = SocketMessages.write(broadcast);
            String place =
                    SocketMessages.write(new SocketMessage.Skipped(broadcast.seq(), broadcast.prevSeq(), broadcast
                            .check()));
            others.forEach(connection -> connection.send(connection.wants(broadcast.entityType()) ? whole : place));
        }
    }

    private void closeOlder(FanoutEvent.TokensCalledIn calledIn) {
        Consumer<Connection> close = connection -> connection.close(CloseReason.REVOKED);
        of(calledIn.userId()).stream().filter(connection -> connection.session().deviceId().equals(calledIn.deviceId())
                && connection.session().epoch() < calledIn.epoch()).forEach(close);
    }

    private List<Connection> of(UserId userId) {
        return connections.getOrDefault(userId, List.of());
    }
}
