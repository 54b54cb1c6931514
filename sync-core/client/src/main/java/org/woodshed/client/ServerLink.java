package org.woodshed.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.client.engine.Event;
import org.woodshed.client.engine.TransportFailure;
import org.woodshed.client.secrets.TokenPlace;
import org.woodshed.client.secrets.TokenSafe;
import org.woodshed.client.secrets.Tokens;
import org.woodshed.client.store.SyncStore;
import org.woodshed.client.transport.Reply;
import org.woodshed.client.transport.ServerAddress;
import org.woodshed.client.transport.ServerApi;
import org.woodshed.client.transport.SyncSocket;
import org.woodshed.model.DeviceId;
import org.woodshed.client.transport.Traffic;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.UserId;
import org.woodshed.protocol.DeviceList;
import org.woodshed.protocol.DeviceRename;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.HistoryPage;
import org.woodshed.protocol.JsonException;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SocketMessages;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.protocol.TokenGrant;

/**
 * The connected server with this laptop's tokens: turns effects into calls, and what comes back into events. Nothing is
 * connected until {@link #connectTo}. Thread-safe.
 */
final class ServerLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerLink.class);

    private static final String LOCKED =
            "The keyring of this system does not give out the key of the sign-in; perhaps it"
                    + " is locked. Everything is kept here. Unlock it and sync again, or sign in again.";
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    /** Which server, as whom. */
    private record Connection(ServerAddress server, UserId user, ServerApi api) {}

    private record Session(Connection connection, Tokens tokens) {
        ServerApi api() {
            return connection.api();
        }
    }

    private final HeldTokens tokens;
    private final SyncStore store;
    private final ListsLink lists;
    private final Ports ports;
    private volatile @Nullable Connection connection;
    private final LongAdder heard = new LongAdder();
    private @Nullable SyncSocket socket;
    /** Grows whenever a socket is wanted or not wanted any more. */
    private long socketWanted;
    private volatile Consumer<Event> events = event -> LOG.debug("Nobody listens yet");

    ServerLink(HeldTokens tokens, SyncStore store, ListsLink lists, Ports ports) {
        this.tokens = tokens;
        this.store = store;
        this.lists = lists;
        this.ports = ports;
    }

    void listenWith(Consumer<Event> listener) {
        events = listener;
    }

    boolean signedIn() {
        return tokens.present();
    }

    /** What protects the sign-in on this laptop. */
    TokenPlace tokenPlace() {
        return tokens.place();
    }

    /** Has the keyring asked again, although nobody answered before. */
    void askKeyringAgain() {
        tokens.askAgain();
    }

    /** Uses this server from now on. */
    synchronized void connectTo(ServerAddress server, UserId user) {
        Connection before = connection;
        connection = new Connection(server, user, ports.server(server));
        if (before != null) {
            before.api().close();
        }
    }

    /** Keeps new tokens, on the disk before they are used. */
    void keep(TokenGrant grant) {
        tokens.keep(grant);
    }

    /** Forgets the tokens, after telling the server, if it can be reached soon, that they are of no use any more. */
    void signOut() {
        Connection current = connection;
        TokenSafe.Opened held = tokens.ask().join();
        tokens.forget();
        if (current != null && held instanceof TokenSafe.Opened.Held known) {
            current.api().logout(known.tokens().accessToken()).completeOnTimeout(false, GOODBYE.toMillis(),
                    TimeUnit.MILLISECONDS).join();
        }
    }

    /** Does something with server and tokens, or tells why that can't be. */
    private void signedIn(Consumer<Session> work, Consumer<TransportFailure> otherwise) {
        tokens.ask().thenAccept(opened -> {
            Connection current = connection;
            if (current != null && opened instanceof TokenSafe.Opened.Held held) {
                work.accept(new Session(current, held.tokens()));
            } else {
                otherwise.accept(opened instanceof TokenSafe.Opened.Locked
                        ? new TransportFailure.KeyringLocked(LOCKED)
                        : new TransportFailure.Unauthenticated("Not signed in."));
            }
        }).exceptionally(this::unexpected);
    }

    void exchange(SyncRequest request) {
        signedIn(session -> exchange(session, request), failure -> events.accept(new Event.NotAnswered(request,
                failure)));
    }

    private void exchange(Session session, SyncRequest request) {
        String token = session.tokens().accessToken();
        lists.send(session.api(), token).thenCompose(failure -> failure.isPresent()
                ? CompletableFuture.<Event>completedFuture(new Event.NotAnswered(request, failure.get()))
                : sync(session.connection(), token, request)).thenAccept(events).exceptionally(this::unexpected);
    }

    private CompletableFuture<Event> sync(Connection current, String token, SyncRequest request) {
        return current.api().sync(token, request).thenCompose(reply -> switch (reply) {
            case Reply.Success<SyncResponse> success -> CompletableFuture.completedFuture(new Event.Answered(request,
                    success.value()));
            case Reply.Failed<SyncResponse> failed when failed.code().equals(ErrorCode.BOOTSTRAP_REQUIRED
                    .wireName()) && request.listsFrom() == null ->
                    startLists(current, token, request);
            case Reply.Failed<SyncResponse> failed -> CompletableFuture.completedFuture(new Event.NotAnswered(request,
                    failed.failure()));
        });
    }

    /** The server has forgotten operations that this laptop has not read: takes its snapshot instead, and asks again. */
    private CompletableFuture<Event> startLists(Connection current, String token, SyncRequest request) {
        return lists.start(current.api(), token).thenCompose(reply -> switch (reply) {
            case Reply.Success<Long> from -> sync(current, token, new SyncRequest(request.generation(), request
                    .lastKnownServerVersion(), request.check(), request.schema(), request.limit(), from.value(),
                    request
                            .changes()));
            case Reply.Failed<Long> failed -> CompletableFuture.completedFuture(new Event.NotAnswered(request, failed
                    .failure()));
        });
    }

    /** Finds and puts right what differs, part by part. */
    void reconcile(boolean recompute) {
        signedIn(session -> new Reconciliation(store, session.api(), session.tokens().accessToken()).run(recompute)
                .thenAccept(events).exceptionally(this::unexpected),
                failure -> events.accept(new Event.NotReconciled(
                        failure)));
    }

    /** Lets the server keep a snapshot of the lists if one is due. Answers at once; nobody waits for it. */
    void compactLists() {
        signedIn(session -> lists.compact(session.api(), session.tokens().accessToken()), failure -> LOG.debug(
                "Nobody is signed in who could keep a snapshot"));
    }

    /** Takes back what the server refused of a list. */
    CompletableFuture<Boolean> giveUpRefused(EntityId list) {
        return asked((api, token) -> lists.giveUp(api, token, list), failure -> false);
    }

    /** One page of an entity's history. */
    CompletableFuture<Reply<HistoryPage>> history(EntityKey entity, @Nullable Long before) {
        return asked((api, token) -> api.history(token, entity, before), failure -> new Reply.Failed<>(failure, ""));
    }

    /** The account's devices; empty if the server can't be asked now. */
    CompletableFuture<Optional<DeviceList>> devices() {
        return asked((api, token) -> api.devices(token).thenApply(reply -> reply instanceof Reply.Success<
                DeviceList> success ? Optional.of(success.value()) : Optional.<DeviceList>empty()),
                failure -> Optional.empty());
    }

    /** Gives a device another name; completes with whether the server took it. */
    CompletableFuture<Boolean> renameDevice(DeviceId device, DeviceRename rename) {
        return asked((api, token) -> api.renameDevice(token, device, rename).thenApply(
                reply -> reply instanceof Reply.Success), failure -> false);
    }

    /** Signs a device out; completes with whether the server did it. */
    CompletableFuture<Boolean> revokeDevice(DeviceId device) {
        return asked((api, token) -> api.revokeDevice(token, device), failure -> false);
    }

    /** Asks the connected server, if there is one. */
    private <T> CompletableFuture<T> asked(BiFunction<ServerApi, String, CompletableFuture<T>> question,
            Function<TransportFailure, T> otherwise) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        signedIn(session -> {
            CompletableFuture<T> unusedBecauseItIsPassedOn = question.apply(session.api(), session.tokens()
                    .accessToken()).whenComplete((value, failure) -> {
                        if (failure == null) {
                            answer.complete(value);
                        } else {
                            answer.completeExceptionally(failure);
                        }
                    });
        }, failure -> answer.complete(otherwise.apply(failure)));
        return answer;
    }

    void refresh() {
        signedIn(session -> session.api().refresh(session.tokens().refreshToken()).thenAccept(reply -> events.accept(
                refreshed(reply))).exceptionally(this::unexpected), failure -> events.accept(new Event.NotRefreshed(
                        failure instanceof TransportFailure.Unauthenticated, failure.message())));
    }

    private Event refreshed(Reply<TokenGrant> reply) {
        return switch (reply) {
            case Reply.Success<TokenGrant> success -> {
                keep(success.value());
                yield new Event.Refreshed();
            }
            case Reply.Failed<TokenGrant> failed -> new Event.NotRefreshed(failed
                    .failure() instanceof TransportFailure.Unauthenticated, failed.failure().message());
        };
    }

    synchronized void openSocket() {
        socketWanted++;
        long wanted = socketWanted;
        signedIn(session -> openSocket(session, wanted), failure -> events.accept(new Event.SocketClosed(
                failure instanceof TransportFailure.Unauthenticated)));
    }

    /** Unless it was closed or opened anew while the keyring was asked. */
    private synchronized void openSocket(Session session, long wanted) {
        if (wanted != socketWanted) {
            return;
        }
        if (socket == null) {
            // Made only here: commands that need no socket shall not pay for its threads.
            socket = ports.socket();
        }
        Connection current = session.connection();
        socket.open(current.server(), current.user(), session.tokens().accessToken(), new SyncSocket.Listener() {
            @Override
            public void message(String text) {
                hear(text);
            }

            @Override
            public void closed(boolean unauthenticated) {
                events.accept(new Event.SocketClosed(unauthenticated));
            }
        });
    }

    /** What went over the wire since this logbook was opened, about. */
    Traffic traffic() {
        Connection current = connection;
        Traffic overSocket = new Traffic(0, heard.sum());
        return current == null ? overSocket : overSocket.plus(current.api().traffic());
    }

    private void hear(String text) {
        heard.add(text.length());
        try {
            switch (SocketMessages.read(text)) {
                case SocketMessage.Welcome welcome -> events.accept(new Event.SocketWelcomed(welcome.latestSeq()));
                case SocketMessage.Broadcast broadcast -> events.accept(new Event.Broadcast(broadcast));
                case SocketMessage.Presence presence -> nameDevices(presence);
                case SocketMessage.Pong pong -> LOG.debug("The socket is alive");
                case SocketMessage.Problem problem -> LOG.warn("The server did not like a message: {}", problem.code());
                case SocketMessage.Skipped _,SocketMessage.Bulk _,SocketMessage.SyncComplete _,SocketMessage.Receipt _,SocketMessage.OperationsTaken _,SocketMessage.Conflict _ ->
                        LOG.debug("A message that this laptop never asks for was ignored");
                case SocketMessage.Unknown unknown -> LOG.debug("A message of a newer server was ignored");
            }
            events.accept(new Event.SocketAlive());
        } catch (JsonException unreadable) {
            // The socket may lose anything without harm: what it meant comes over HTTP.
            LOG.warn("A message over the socket could not be read");
        }
    }

    private void nameDevices(SocketMessage.Presence presence) {
        Map<String, String> names = new HashMap<>();
        for (SocketMessage.Presence.Device device : presence.devices()) {
            if (device.name() != null) {
                names.put(device.id().value(), device.name());
            }
        }
        store.nameDevices(names).exceptionally(failure -> {
            LOG.warn("Names of devices could not be stored");
            return false;
        });
    }

    synchronized void closeSocket() {
        socketWanted++;
        if (socket != null) {
            socket.disconnect();
        }
    }

    synchronized void ping() {
        if (socket != null) {
            socket.send("{\"type\":\"PING\"}");
        }
    }

    private @Nullable Void unexpected(Throwable failure) {
        LOG.error("An answer could not be handled", failure);
        events.accept(new Event.StoreFailed(String.valueOf(failure.getMessage())));
        return null;
    }

    @Override
    public synchronized void close() {
        tokens.close();
        socketWanted++;
        if (socket != null) {
            socket.close();
        }
        Connection current = connection;
        if (current != null) {
            current.api().close();
        }
    }
}
