package org.woodshed.server.ws;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import org.woodshed.protocol.Limits;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.server.auth.Authenticator;
import org.woodshed.server.auth.Bearer;
import org.woodshed.server.auth.Devices;
import org.woodshed.server.auth.Session;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.http.Answers;
import org.woodshed.server.storage.LogHead;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.Storage;

/** Opens sockets, and answers what comes in on them. Thread-safe. */
public final class SocketEndpoint {
    private static final Logger LOGGER = LoggerFactory.getLogger(SocketEndpoint.class);
    private static final String SESSION = "session";
    private static final String CONNECTION = "connection";
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(5);
    private static final Set<String> NOT_YET = Set.of("SYNC_REQUEST", "SUBSCRIBE", "LIST_OPS");

    private final Authenticator authenticator;
    private final Devices devices;
    private final Storage storage;
    private final Sockets sockets;
    private final ScheduledExecutorService scheduler;
    private final InstantSource clock;

    public SocketEndpoint(Authenticator authenticator, Devices devices, Storage storage, Sockets sockets,
            ScheduledExecutorService scheduler, InstantSource clock) {
        this.authenticator = authenticator;
        this.devices = devices;
        this.storage = storage;
        this.sockets = sockets;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    public void register(JavalinConfig config) {
        config.jetty.modifyWebSocketServletFactory(factory -> {
            factory.setIdleTimeout(IDLE_TIMEOUT);
            factory.setMaxTextMessageSize(Limits.MAX_FRAME_BYTES);
            factory.setMaxBinaryMessageSize(Limits.MAX_FRAME_BYTES);
            factory.setMaxFrameSize(Limits.MAX_FRAME_BYTES);
        });
        config.routes.wsBeforeUpgrade(Paths.SOCKET, context -> {
            try {
                authenticate(context);
            } catch (ApiException refusal) {
                Answers.refuseUpgrade(context, refusal);
                throw refusal;
            }
        });
        config.routes.get(Paths.SOCKET, context -> {
            authenticate(context);
            throw ApiException.invalid(null, "This address takes WebSockets only");
        });
        config.routes.ws(Paths.SOCKET, socket -> {
            socket.onConnect(this::connected);
            socket.onMessage(context -> answer(context, context.message()));
            socket.onBinaryMessage(context -> problem(context, "invalid_request", "Messages are JSON texts"));
            socket.onClose(this::closed);
            socket.onError(this::closed);
        });
    }

    /** Refuses before the upgrade whoever may not have a socket. */
    private void authenticate(Context context) {
        String userId = context.queryParam("userId");
        Optional<String> token = Bearer.token(context.header("Authorization")).or(() -> Optional.ofNullable(context
                .queryParam("token")));
        if (userId == null || token.isEmpty()) {
            throw ApiException.invalid(userId == null ? "userId" : "token",
                    "A socket needs userId in the query, and an access token in the Authorization header");
        }
        Session session = authenticator.authenticate(token.get());
        if (!session.userId().value().equals(userId)) {
            throw ApiException.of(ErrorCode.FORBIDDEN, "The access token is another user's");
        }
        context.attribute(SESSION, session);
    }

    private void connected(WsConnectContext context) {
        Session session = context.attribute(SESSION);
        if (session == null) {
            throw new IllegalStateException("a socket was opened past its authentication");
        }
        Connection connection = new Connection(session, context.session, scheduler);
        context.attribute(CONNECTION, connection);
        // Broadcasts are collected from here on, so that nothing falls between the welcome's seq and the first of them.
        sockets.add(connection);
        try {
            authenticator.requireValid(session);
        } catch (ApiException revokedMeanwhile) {
            connection.close(CloseReason.REVOKED);
            return;
        }
        LogHead head = storage.readLog(session.userId(), LogReader::head);
        connection.start(new SocketMessage.Welcome(session.deviceId(), head.generation(), head.lastSeq(), clock
                .instant()));
        var _ = scheduler.schedule(() -> connection.close(CloseReason.TOKEN_EXPIRED), Math.max(0, Duration.between(
                clock.instant(), session.expiresAt()).toMillis()), TimeUnit.MILLISECONDS);
        tellPresence(session.userId());
    }

    private void closed(WsContext context) {
        Connection connection = context.attribute(CONNECTION);
        if (connection != null) {
            connection.closed();
            sockets.remove(connection);
            tellPresence(connection.session().userId());
        }
    }

    private void answer(WsContext context, String text) {
        Connection connection = context.attribute(CONNECTION);
        if (connection == null) {
            return;
        }
        String type = type(text);
        if (type == null) {
            problem(context, ErrorCode.INVALID_REQUEST.wireName(), "A message is a JSON object with a type");
        } else if (type.equals("PING")) {
            connection.send(new SocketMessage.Pong());
        } else if (NOT_YET.contains(type) || SocketMessage.MUTATIONS.contains(type)) {
            problem(context, "unsupported", "This server takes no " + type + " over a socket; use HTTP");
        } else {
            problem(context, "unknown_type", "This server knows no message of that type");
        }
    }

    private static @Nullable String type(String text) {
        try {
            return Json.readObject(text).path("type").stringValue(null);
        } catch (JsonException unreadable) {
            return null;
        }
    }

    private static void problem(WsContext context, String code, String message) {
        Connection connection = context.attribute(CONNECTION);
        if (connection != null) {
            connection.send(new SocketMessage.Problem(code, message));
        }
    }

    private void tellPresence(UserId userId) {
        Set<DeviceId> online = sockets.devices(userId);
        if (sockets.isStopping() || online.isEmpty()) {
            return;
        }
        try {
            sockets.sendToAll(userId, new SocketMessage.Presence(devices.list(userId).stream().filter(device -> online
                    .contains(device.deviceId())).map(device -> new SocketMessage.Presence.Device(device.deviceId(),
                            device.name(), device.cursor()))
                    .toList()));
        } catch (RuntimeException fault) {
            // Presence is a courtesy; the next change of it tells the whole list again.
            LOGGER.warn("Presence was not told", fault);
        }
    }
}
