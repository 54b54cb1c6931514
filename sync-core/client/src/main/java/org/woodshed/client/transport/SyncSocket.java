package org.woodshed.client.transport;

import org.woodshed.model.UserId;

/** One WebSocket to the server. After {@link #disconnect} or a new {@link #open} an older connection is silent. Thread-safe. */
public interface SyncSocket extends AutoCloseable {
    /** Hears one connection: any number of messages, then one end. */
    interface Listener {
        void message(String text);

        /** It is over, or never came to be; {@code unauthenticated} if for want of a good token. */
        void closed(boolean unauthenticated);
    }

    /** Opens a connection in the background, instead of the present one. */
    void open(ServerAddress server, UserId userId, String accessToken, Listener listener);

    /** Sends a text; a connection that can't take it is closed, and says so. */
    void send(String text);

    /** Closes the present connection, silently. */
    void disconnect();

    /** Disconnects for good. */
    @Override
    void close();
}
