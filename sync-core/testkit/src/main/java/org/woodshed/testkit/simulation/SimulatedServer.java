package org.woodshed.testkit.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SocketMessages;
import org.woodshed.server.auth.Devices;
import org.woodshed.server.auth.Identity;
import org.woodshed.server.auth.PasswordCost;
import org.woodshed.server.auth.Registration;
import org.woodshed.server.auth.Session;
import org.woodshed.server.changes.ChangeService;
import org.woodshed.server.changes.DigestStep;
import org.woodshed.server.changes.HistoryStep;
import org.woodshed.server.changes.SyncStep;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.fanout.InProcessFanout;
import org.woodshed.server.limits.RateLimit;
import org.woodshed.server.limits.RateLimiter;
import org.woodshed.server.maintenance.Retention;
import org.woodshed.server.oplog.OperationService;
import org.woodshed.server.oplog.PullStep;
import org.woodshed.server.oplog.SnapshotStep;
import org.woodshed.server.storage.LogHead;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.Storage;

/**
 * The server's services over real SQL storage, called without a network. What a history finds in the storage from those
 * before it belongs to other users. Not thread-safe.
 */
final class SimulatedServer {
    private static final long COMPACTION_MARGIN = 20;
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

    private final VirtualTime time;
    private final Stage stage;
    private final Mistake mistake;
    private final int pageSize;
    private final Ledger ledger = new Ledger();
    private final ServerKill kill = new ServerKill();
    private final ServerSockets sockets;
    private @Nullable Kept backup;
    private final Map<String, UserId> users = new HashMap<>();
    private boolean running = true;
    private Services services;

    /** A backup, and what was known of the logs then. */
    private record Kept(Path file, Ledger ledger) {}

    /** @param pageSize the most items in a page, whatever a laptop asks for */
    SimulatedServer(VirtualTime time, Stage stage, Mistake mistake, int pageSize) {
        this.time = time;
        this.stage = stage;
        this.mistake = mistake;
        this.pageSize = pageSize;
        this.sockets = new ServerSockets(mistake);
        this.services = start();
    }

    private Services start() {
        InProcessFanout fanout = new InProcessFanout();
        fanout.listen(sockets::tell);
        Storage storage = kill.within(ledger.watching(mistake.storage(stage.storage())));
        Identity identity = new Identity(storage, fanout, time, stage.secrets(), TOKEN_LIFE, Registration.OPEN,
                new RateLimiter(RateLimit.parse("1000/s:1000"), time), new PasswordCost(64, 1));
        ChangeService changes = new ChangeService(storage, fanout, time);
        return new Services(identity, new SyncStep(changes), new DigestStep(storage, changes), new HistoryStep(storage),
                new OperationService(changes,
                        time),
                new PullStep(storage), new SnapshotStep(changes, time, COMPACTION_MARGIN), mistake, pageSize);
    }

    /** The process ends; sockets break. */
    void stop() {
        running = false;
        sockets.breakAll();
    }

    /** Has the process killed at one of the next steps of its transactions. */
    void killAfter(int steps, Runnable then) {
        kill.after(steps, () -> {
            stop();
            then.run();
        });
    }

    /** Nobody kills it any more. */
    void trust() {
        kill.callOff();
    }

    void startAgain() {
        services = start();
        running = true;
    }

    /** Keeps a copy of everything, in place of the one before. */
    void backUp() {
        backup = new Kept(stage.backUp(), ledger.copy());
    }

    /** Goes back to the copy that was kept last, if there is one; false if not. The server has to be stopped. */
    boolean restore() {
        Kept kept = backup;
        if (kept == null) {
            return false;
        }
        stage.restore(kept.file());
        ledger.goBackTo(kept.ledger());
        services = start();
        return true;
    }

    /** Does what is done in the night: forgets what deleted things held, and list operations that nobody needs. */
    void maintain(UserId user) {
        Instant before = time.instant().minus(Retention.DEFAULT.deleted());
        while (stage.storage().maintain(upkeep -> upkeep.purgeTombstones(user, before))) {
            // until there is nothing left to look at
        }
        try {
            services.snapshots().compact(user);
        } catch (ServerKill.KilledException stopped) {
            // The next night does the rest.
            return;
        }
    }

    /** Signs a laptop out from elsewhere, if it is one of its user's there. */
    void revoke(SimulatedLaptop laptop) {
        DeviceId device = new DeviceId(laptop.figures().deviceId());
        Devices devices = services.identity().devices();
        if (devices.list(user(laptop)).stream().anyMatch(known -> known.deviceId().equals(device))) {
            try {
                devices.revoke(user(laptop), device);
            } catch (ServerKill.KilledException stopped) {
                // Whoever asked for it is told that it may not have worked.
                return;
            }
        }
    }

    /** Whether the laptop's user has an account. */
    boolean knows(SimulatedLaptop laptop) {
        return stage.storage().readAccounts(accounts -> accounts.accountByEmail(laptop.user())).isPresent();
    }

    /** The account of a laptop's user. */
    UserId user(SimulatedLaptop laptop) {
        return user(laptop.user());
    }

    /** The account that signs in so. */
    UserId user(String address) {
        return users.computeIfAbsent(address,
                email -> stage.storage().readAccounts(accounts -> accounts.accountByEmail(email)).orElseThrow(
                        () -> new IllegalStateException("no account")).userId());
    }

    /** Where a user's log stands. */
    LogHead head(UserId user) {
        return stage.storage().readLog(user, LogReader::head);
    }

    Ledger ledger() {
        return ledger;
    }

    boolean isRunning() {
        return running;
    }

    Answer answer(Call call) {
        if (!running) {
            return Answer.ofGateway();
        }
        try {
            return new Answer(200, null, Json.writeBytes(services.answer(call)));
        } catch (ServerKill.KilledException nobodyAnswers) {
            return Answer.ofGateway();
        } catch (ApiException refusal) {
            Duration retryAfter = refusal.retryAfter();
            return new Answer(refusal.code().status(), retryAfter == null ? null
                    : String.valueOf(retryAfter
                            .toSeconds() + 1),
                    Json.writeBytes(refusal.body()));
        } catch (JsonException unreadable) {
            throw new IllegalStateException("a laptop sent what can't be read: " + call.path(), unreadable);
        }
    }

    /** Who a token speaks for; null if for nobody. */
    @Nullable
    Session admit(String accessToken) {
        if (!running) {
            return null;
        }
        try {
            return services.identity().authenticator().authenticate(accessToken);
        } catch (ApiException | ServerKill.KilledException refused) {
            return null;
        }
    }

    void connected(SimulatedSocket socket, Session session) {
        if (running) {
            sockets.connected(socket, session, head(session.userId()), time.instant());
        } else {
            socket.endedByServer(false);
        }
    }

    void disconnected(SimulatedSocket socket) {
        sockets.disconnected(socket);
    }

    void hear(SimulatedSocket socket, String text) {
        if (running && text.contains("PING")) {
            socket.deliver(SocketMessages.write(new SocketMessage.Pong()));
        }
    }
}
