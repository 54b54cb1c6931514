package org.woodshed.client.transport;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.client.SslEngineConfigurator;
import org.glassfish.tyrus.core.HandshakeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.model.UserId;
import org.woodshed.protocol.Limits;
import org.woodshed.protocol.SocketMessage;

/** {@link SyncSocket} over Tyrus. What it hears goes to its listener on Tyrus' threads. Thread-safe. */
public final class TyrusSocket implements SyncSocket {
    private static final Logger LOG = LoggerFactory.getLogger(TyrusSocket.class);
    private static final int HTTP_UNAUTHORIZED = 401;
    private static final int CLOSED_TOKEN_EXPIRED = 4001;
    private static final int CLOSED_REVOKED = 4003;

    private final ClientManager manager = ClientManager.createClient();
    private final ExecutorService connecting = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private @Nullable Connection current;

    /** Nothing is opened yet. */
    public TyrusSocket() {
        manager.getProperties().put(ClientProperties.HANDSHAKE_TIMEOUT, 5_000);
        manager.getProperties().put(ClientProperties.LOG_HTTP_UPGRADE, false);
    }

    @Override
    public synchronized void open(ServerAddress server, UserId userId, String accessToken, Listener listener) {
        close(current);
        Connection connection = new Connection(listener);
        current = connection;
        URI address = URI.create(server.uri().toString().replaceFirst("^(?i)http", "ws")).resolve(SocketMessage.path(
                userId));
        connecting.execute(() -> connect(connection, server, address, accessToken));
    }

    private void connect(Connection connection, ServerAddress server, URI address, String accessToken) {
        if (server.isReadableUnasked()) {
            LOG.warn("No socket: it could be read on the way, and nobody agreed to that");
            connection.end(false);
            return;
        }
        trust(server);
        ClientEndpointConfig config = ClientEndpointConfig.Builder.create().configurator(
                new ClientEndpointConfig.Configurator() {
                    @Override
                    public void beforeRequest(Map<String, List<String>> headers) {
                        headers.put("Authorization", List.of("Bearer " + accessToken));
                    }
                }).build();
        try {
            manager.connectToServer(connection, config, address);
        } catch (DeploymentException refused) {
            boolean unauthenticated = refused.getCause() instanceof HandshakeException handshake && handshake
                    .getHttpStatusCode() == HTTP_UNAUTHORIZED;
            connection.end(unauthenticated);
        } catch (IOException | RuntimeException failure) {
            LOG.debug("The socket could not be opened", failure);
            connection.end(false);
        }
    }

    /** Before each connection, on the one thread that makes them. */
    private void trust(ServerAddress server) {
        if (!server.isEncrypted()) {
            return;
        }
        SslEngineConfigurator configurator = new SslEngineConfigurator(new ServerTrust(server.pin()).context());
        configurator.setHostVerificationEnabled(server.pin() == null);
        manager.getProperties().put(ClientProperties.SSL_ENGINE_CONFIGURATOR, configurator);
    }

    @Override
    public void send(String text) {
        Connection connection;
        synchronized (this) {
            connection = current;
        }
        if (connection != null) {
            connection.send(text);
        }
    }

    @Override
    public synchronized void disconnect() {
        close(current);
        current = null;
    }

    @Override
    public void close() {
        disconnect();
        connecting.shutdown();
        manager.shutdown();
    }

    private static void close(@Nullable Connection connection) {
        if (connection != null) {
            connection.silence();
        }
    }

    /** One connection. It tells its end once. */
    private static final class Connection extends Endpoint {
        private @Nullable Listener listener;
        private @Nullable Session session;

        private Connection(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void onOpen(Session opened, EndpointConfig config) {
            boolean wanted;
            synchronized (this) {
                session = opened;
                wanted = listener != null;
            }
            if (!wanted) {
                closeQuietly(opened);
                return;
            }
            opened.setMaxTextMessageBufferSize(Limits.MAX_FRAME_BYTES);
            opened.addMessageHandler(String.class, (MessageHandler.Whole<String>) this::hear);
        }

        private void hear(String text) {
            Listener hearing;
            synchronized (this) {
                hearing = listener;
            }
            if (hearing != null) {
                hearing.message(text);
            }
        }

        @Override
        public void onClose(Session closed, CloseReason reason) {
            int code = reason.getCloseCode().getCode();
            end(code == CLOSED_TOKEN_EXPIRED || code == CLOSED_REVOKED);
        }

        @Override
        public void onError(Session failing, Throwable failure) {
            LOG.debug("The socket failed", failure);
            closeQuietly(failing);
            end(false);
        }

        private void send(String text) {
            Session open;
            synchronized (this) {
                open = session;
            }
            if (open != null && open.isOpen()) {
                open.getAsyncRemote().sendText(text, result -> LOG.debug("Sent: {}", result.isOK()));
            }
        }

        private void end(boolean unauthenticated) {
            Listener hearing;
            synchronized (this) {
                hearing = listener;
                listener = null;
            }
            if (hearing != null) {
                hearing.closed(unauthenticated);
            }
        }

        private void silence() {
            Session open;
            synchronized (this) {
                listener = null;
                open = session;
            }
            if (open != null) {
                closeQuietly(open);
            }
        }

        private static void closeQuietly(Session session) {
            try {
                session.close();
            } catch (IOException | IllegalStateException alreadyGone) {
                LOG.debug("The socket was gone already", alreadyGone);
            }
        }
    }
}
