package org.woodshed.server.ws;

import io.javalin.config.JavalinConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.Limits;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.server.auth.Authenticator;
import org.woodshed.server.auth.DeviceActivity;
import org.woodshed.server.auth.Devices;
import org.woodshed.server.auth.Identity;
import org.woodshed.server.auth.Session;
import org.woodshed.server.changes.CatchUpStep;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.http.Answers;
import org.woodshed.server.limits.Patience;
import org.woodshed.server.limits.RateLimiter;
import org.woodshed.server.limits.RollOut;
import org.woodshed.server.storage.LogHead;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.Storage;

/** Opens sockets, and answers what comes in on them. Thread-safe. */
public final class SocketEndpoint {
    private static final Logger LOGGER = LoggerFactory.getLogger(SocketEndpoint.class);
    private static final String SESSION = "session";
    private static final String CONNECTION = "connection";
    private final Handshake handshake;
    private final Authenticator authenticator;
    private final Devices devices;
    private final DeviceActivity activity;
    private final Storage storage;
    private final Sockets sockets;
    private final Inbox inbox;
    private final ScheduledExecutorService scheduler;
    private final InstantSource clock;
    private final Duration silence;

    /**
     * Nothing is opened yet.
     *
     * @param limiter counts the same calls as those over HTTP
     * @param rollOut who may send what belongs to version 2
     */
    public SocketEndpoint(Identity identity, SocketSteps steps, Storage storage, Sockets sockets,
            RateLimiter limiter, RollOut rollOut, ScheduledExecutorService scheduler, InstantSource clock,
            Patience patience) {
        this.handshake = new Handshake(identity.authenticator());
        this.authenticator = identity.authenticator();
        this.devices = identity.devices();
        this.activity = identity.activity();
        this.storage = storage;
        this.sockets = sockets;
        CatchUp catchUp = new CatchUp(new CatchUpStep(storage), steps.times(), identity.activity(), clock, patience
                .idleConnection());
        this.inbox = new Inbox(identity.authenticator(), steps.mutations(), steps.operations(), catchUp, rollOut,
                limiter, clock);
        this.scheduler = scheduler;
        this.clock = clock;
        this.silence = patience.silentSocket();
    }

    public void register(JavalinConfig config) {
        config.jetty.modifyWebSocketServletFactory(factory -> {
            // The watch over silent sockets is the rule; this is for one that it does not see.
            factory.setIdleTimeout(silence.multipliedBy(2));
            factory.setMaxTextMessageSize(Limits.MAX_FRAME_BYTES);
            factory.setMaxBinaryMessageSize(Limits.MAX_FRAME_BYTES);
            factory.setMaxFrameSize(Limits.MAX_FRAME_BYTES);
        });
        config.routes.wsBeforeUpgrade(Paths.SOCKET, context -> {
            try {
                context.attribute(SESSION, handshake.admit(context));
            } catch (ApiException refusal) {
                Answers.refuseUpgrade(context, refusal);
                throw refusal;
            }
        });
        config.routes.get(Paths.SOCKET, context -> {
            handshake.admit(context);
            throw ApiException.invalid(null, "This address takes WebSockets only, not plain requests");
        });
        config.routes.ws(Paths.SOCKET, socket -> {
            socket.onConnect(this::connected);
            socket.onMessage(context -> {
                Connection connection = context.attribute(CONNECTION);
                if (connection != null) {
                    inbox.take(connection, context.message());
                }
            });
            socket.onBinaryMessage(SocketEndpoint::refuseBinary);
            socket.onClose(this::closed);
            socket.onError(this::closed);
        });
    }

    private void connected(WsConnectContext context) {
        Session session = context.attribute(SESSION);
        if (session == null) {
            throw new IllegalStateException("a socket was opened past its authentication");
        }
        Connection connection = new Connection(session, context.session, scheduler, clock.instant());
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
        activity.seen(session.userId(), session.deviceId(), 0);
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

    private static void refuseBinary(WsContext context) {
        Connection connection = context.attribute(CONNECTION);
        if (connection != null) {
            connection.send(new SocketMessage.Problem(ErrorCode.INVALID_REQUEST.wireName(), "Messages are JSON texts",
                    null));
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
