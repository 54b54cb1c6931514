package org.woodshed.server.ws;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.server.storage.DeviceStanding;
import org.woodshed.server.storage.Storage;

/**
 * Looks in the database for what other nodes did to the users of this node's sockets: closes those of devices that were
 * revoked there, and welcomes again those whose log went on there, so that laptops ask for what is new. Thread-safe.
 */
public final class OtherNodes {
    private static final int AT_ONCE = 500;
    private final Sockets sockets;
    private final Storage storage;
    private final InstantSource clock;

    public OtherNodes(Sockets sockets, Storage storage, InstantSource clock) {
        this.sockets = sockets;
        this.storage = storage;
        this.clock = clock;
    }

    /** Looks once, for all sockets that are open. */
    public void look() {
        List<Connection> open = sockets.open();
        for (int start = 0; start < open.size(); start += AT_ONCE) {
            look(open.subList(start, Math.min(open.size(), start + AT_ONCE)));
        }
    }

    private void look(List<Connection> connections) {
        Map<DeviceId, UserId> owners = new HashMap<>();
        connections.forEach(connection -> owners.put(connection.session().deviceId(), connection.session().userId()));
        Map<DeviceId, DeviceStanding> standings = storage.readAccounts(accounts -> accounts.standings(owners));
        connections.forEach(connection -> tell(connection, standings.get(connection.session().deviceId())));
    }

    private void tell(Connection connection, @Nullable DeviceStanding standing) {
        if (standing == null || standing.epoch() > connection.session().epoch()) {
            connection.close(CloseReason.REVOKED);
        } else if (connection.tell(standing.lastSeq())) {
            connection.send(new SocketMessage.Welcome(connection.session().deviceId(), standing.generation(), standing
                    .lastSeq(), clock.instant()));
        }
    }
}
