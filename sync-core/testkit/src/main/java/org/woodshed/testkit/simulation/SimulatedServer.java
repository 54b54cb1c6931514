package org.woodshed.testkit.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.protocol.Credentials;
import org.woodshed.protocol.DigestRequest;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import org.woodshed.protocol.OperationPush;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.RefreshRequest;
import org.woodshed.protocol.SnapshotUpload;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SocketMessages;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.server.auth.Devices;
import org.woodshed.server.auth.Identity;
import org.woodshed.server.auth.PasswordCost;
import org.woodshed.server.auth.Registration;
import org.woodshed.server.auth.Session;
import org.woodshed.server.changes.Author;
import org.woodshed.server.changes.ChangeService;
import org.woodshed.server.changes.DigestStep;
import org.woodshed.server.changes.HistoryStep;
import org.woodshed.server.changes.SyncStep;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.fanout.FanoutEvent;
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
    private final Map<SimulatedSocket, Session> sockets = new LinkedHashMap<>();
    private @Nullable Kept backup;
    private final Map<String, UserId> users = new HashMap<>();
    private boolean running = true;
    private Services services;

    /** A backup, and what was known of the logs then. */
    private record Kept(Path file, Ledger ledger) {}

    /** Everything a start of the program makes anew. */
    private record Services(Identity identity, SyncStep sync, DigestStep digest, HistoryStep history,
            OperationService operations,
            PullStep pull, SnapshotStep snapshots) {}

    /** @param pageSize the most items in a page, whatever a laptop asks for */
    SimulatedServer(VirtualTime time, Stage stage, Mistake mistake, int pageSize) {
        this.time = time;
        this.stage = stage;
        this.mistake = mistake;
        this.pageSize = pageSize;
        this.services = start();
    }

    private Services start() {
        InProcessFanout fanout = new InProcessFanout();
        fanout.listen(this::tell);
        Storage storage = kill.within(ledger.watching(mistake.storage(stage.storage())));
        Identity identity = new Identity(storage, fanout, time, stage.secrets(), TOKEN_LIFE, Registration.OPEN,
                new RateLimiter(RateLimit.parse("1000/s:1000"), time), new PasswordCost(64, 1));
        ChangeService changes = new ChangeService(storage, fanout, time);
        return new Services(identity, new SyncStep(changes), new DigestStep(storage, changes), new HistoryStep(storage),
                new OperationService(changes,
                        time),
                new PullStep(storage), new SnapshotStep(changes, time, COMPACTION_MARGIN));
    }

    /** The process ends; sockets break. */
    void stop() {
        running = false;
        List.copyOf(sockets.keySet()).forEach(SimulatedSocket::broken);
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
            return new Answer(200, null, Json.writeBytes(result(call)));
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

    private Object result(Call call) throws JsonException {
        return switch (call.address()) {
            case Paths.REGISTER -> services.identity().signIn().register(read(call, Credentials.class), "laptop");
            case Paths.LOGIN -> services.identity().signIn().login(read(call, Credentials.class), "laptop");
            case Paths.REFRESH -> services.identity().signIn().refresh(read(call, RefreshRequest.class).refreshToken());
            case Paths.LOGOUT -> {
                services.identity().signIn().logout(session(call));
                yield Map.of();
            }
            case Paths.SYNC_V2 -> mistake.sync(author(call), read(call, SyncRequest.class), this::sync);
            case Paths.SYNC_V2_DIGEST -> services.digest().answer(session(call).userId(), read(call,
                    DigestRequest.class));
            case Paths.SYNC_V2_HISTORY ->
                    services.history().answer(session(call).userId(), call.entity(), call.number("before"), null);
            case Paths.OPERATIONS_PUSH -> services.operations().push(author(call), read(call, OperationPush.class))
                    .receipt();
            case Paths.OPERATIONS_SNAPSHOT -> services.snapshots().take(author(call), read(call, SnapshotUpload.class));
            case Paths.OPERATIONS_BOOTSTRAP -> services.pull().bootstrap(session(call).userId(), call.number("since"),
                    Math.toIntExact(Call.required(call.number("schema"))), null);
            default -> throw new IllegalStateException("no such address: " + call.path());
        };
    }

    private SyncResponse sync(Author author, SyncRequest request) {
        int limit = request.limit() == null ? pageSize : Math.min(pageSize, request.limit());
        return services.sync().answer(author, new SyncRequest(request.generation(), request.lastKnownServerVersion(),
                request.check(), request.schema(), limit, request.listsFrom(), request.changes()));
    }

    private static <T> T read(Call call, Class<T> type) throws JsonException {
        return Json.read(call.body(), type);
    }

    private Session session(Call call) {
        return services.identity().authenticator().authenticate(call.token() == null ? "" : call.token());
    }

    private Author author(Call call) {
        Session session = session(call);
        return new Author(session.userId(), session.deviceId());
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
        if (!running) {
            socket.endedByServer(false);
            return;
        }
        sockets.put(socket, session);
        LogHead head = head(session.userId());
        socket.deliver(SocketMessages.write(new SocketMessage.Welcome(session.deviceId(), head.generation(), head
                .lastSeq(), time.instant())));
    }

    void disconnected(SimulatedSocket socket) {
        sockets.remove(socket);
    }

    void hear(SimulatedSocket socket, String text) {
        if (running && text.contains("PING")) {
            socket.deliver(SocketMessages.write(new SocketMessage.Pong()));
        }
    }

    private void tell(FanoutEvent event) {
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
