package org.woodshed.server.ws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.server.storage.Storage;

/**
 * Closes the sockets of devices that were revoked on another node. Requests need no such watch: each looks at its device's
 * row. Thread-safe.
 */
public final class RevocationWatch {
    private static final int AT_ONCE = 500;
    private final Sockets sockets;
    private final Storage storage;

    public RevocationWatch(Sockets sockets, Storage storage) {
        this.sockets = sockets;
        this.storage = storage;
    }

    /** Looks once at the devices of all open sockets. */
    public void look() {
        List<Connection> open = sockets.open();
        for (int start = 0; start < open.size(); start += AT_ONCE) {
            look(open.subList(start, Math.min(open.size(), start + AT_ONCE)));
        }
    }

    private void look(List<Connection> connections) {
        Map<DeviceId, UserId> owners = new HashMap<>();
        connections.forEach(connection -> owners.put(connection.session().deviceId(), connection.session().userId()));
        Map<DeviceId, Long> epochs = storage.readAccounts(accounts -> accounts.epochs(owners));
        for (Connection connection : connections) {
            Long epoch = epochs.get(connection.session().deviceId());
            if (epoch == null || epoch > connection.session().epoch()) {
                connection.close(CloseReason.REVOKED);
            }
        }
    }
}
