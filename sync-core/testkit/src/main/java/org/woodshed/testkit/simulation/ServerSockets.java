package org.woodshed.testkit.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SocketMessages;
import org.woodshed.server.auth.Session;
import org.woodshed.server.fanout.FanoutEvent;
import org.woodshed.server.storage.LogHead;

/** The open sockets at the server, and whom it tells what. Not thread-safe. */
final class ServerSockets {
    private final Map<SimulatedSocket, Session> sockets = new LinkedHashMap<>();
    private final Mistake mistake;

    ServerSockets(Mistake mistake) {
        this.mistake = mistake;
    }

    void breakAll() {
        List.copyOf(sockets.keySet()).forEach(SimulatedSocket::broken);
    }

    /** @param head where the log of the session's user stands */
    void connected(SimulatedSocket socket, Session session, LogHead head, Instant now) {
        sockets.put(socket, session);
        socket.deliver(SocketMessages.write(new SocketMessage.Welcome(session.deviceId(), head.generation(), head
                .lastSeq(), now)));
    }

    void disconnected(SimulatedSocket socket) {
        sockets.remove(socket);
    }

    /** Tells of what happened whom it concerns. */
    void tell(FanoutEvent event) {
        for (Map.Entry<SimulatedSocket, Session> open : new ArrayList<>(sockets.entrySet())) {
            if (event instanceof FanoutEvent.TokensCalledIn ? !open.getValue().userId().equals(event.userId())
                    : !mistake.concerns(event, open.getValue())) {
                continue;
            }
            switch (event) {
                case FanoutEvent.Changes changes when !open.getValue().deviceId().equals(changes.origin()) -> changes
                        .broadcasts().forEach(broadcast -> open.getKey().deliver(SocketMessages.write(broadcast)));
                case FanoutEvent.TokensCalledIn calledIn when open.getValue().deviceId().equals(calledIn
                        .deviceId()) -> open.getKey().endedByServer(true);
                default -> {
                    // Nothing that concerns this socket.
                }
            }
        }
    }
}
