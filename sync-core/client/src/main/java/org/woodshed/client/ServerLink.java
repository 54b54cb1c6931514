package org.woodshed.client;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.client.engine.Event;
import org.woodshed.client.engine.TransportFailure;
import org.woodshed.client.secrets.TokenFile;
import org.woodshed.client.secrets.Tokens;
import org.woodshed.client.store.SyncStore;
import org.woodshed.client.transport.Reply;
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

    private static final Duration GOODBYE = Duration.ofSeconds(2);

    /** Which server, as whom. */
    private record Connection(URI server, UserId user, ServerApi api) {}

    private final TokenFile tokenFile;
    private final SyncStore store;
    private final ListsLink lists;
    private final Ports ports;
    private volatile @Nullable Connection connection;
    private volatile @Nullable Tokens tokens;
    private final LongAdder heard = new LongAdder();
    private @Nullable SyncSocket socket;
    private volatile Consumer<Event> events = event -> LOG.debug("Nobody listens yet");

    ServerLink(TokenFile tokenFile, SyncStore store, ListsLink lists, Ports ports) {
        this.tokenFile = tokenFile;
        this.store = store;
        this.lists = lists;
        this.ports = ports;
        this.tokens = tokenFile.read().orElse(null);
    }

    void listenWith(Consumer<Event> listener) {
        events = listener;
    }

    boolean signedIn() {
        return tokens != null;
    }

    /** Uses this server from now on. */
    synchronized void connectTo(URI server, UserId user) {
        Connection before = connection;
        connection = new Connection(server, user, ports.server(server));
        if (before != null) {
            before.api().close();
        }
    }

    /** Keeps new tokens, on the disk before they are used. */
    synchronized void keep(TokenGrant grant) {
        Tokens granted = Tokens.of(grant);
        tokenFile.write(granted);
        tokens = granted;
    }

    /** Forgets the tokens, after telling the server, if it can be reached soon, that they are of no use any more. */
    void signOut() {
        Connection current = connection;
        Tokens held = tokens;
        tokens = null;
        tokenFile.delete();
        if (current != null && held != null) {
            current.api().logout(held.accessToken()).completeOnTimeout(false, GOODBYE.toMillis(),
                    TimeUnit.MILLISECONDS).join();
        }
    }

    void exchange(SyncRequest request) {
        Connection current = connection;
        Tokens held = tokens;
        if (current == null || held == null) {
            events.accept(new Event.NotAnswered(request, new TransportFailure.Unauthenticated("Not signed in.")));
            return;
        }
        String token = held.accessToken();
        lists.send(current.api(), token).thenCompose(failure -> failure.isPresent()
                ? CompletableFuture.<Event>completedFuture(new Event.NotAnswered(request, failure.get()))
                : sync(current, token, request)).thenAccept(events).exceptionally(this::unexpected);
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
        Connection current = connection;
        Tokens held = tokens;
        if (current == null || held == null) {
            events.accept(new Event.NotReconciled(new TransportFailure.Unauthenticated("Not signed in.")));
            return;
        }
        new Reconciliation(store, current.api(), held.accessToken()).run(recompute).thenAccept(events).exceptionally(
                this::unexpected);
    }

    /** Lets the server keep a snapshot of the lists if one is due. Answers at once; nobody waits for it. */
    void compactLists() {
        Connection current = connection;
        Tokens held = tokens;
        if (current != null && held != null) {
            lists.compact(current.api(), held.accessToken());
        }
    }

    /** Takes back what the server refused of a list. */
    CompletableFuture<Boolean> giveUpRefused(EntityId list) {
        Connection current = connection;
        Tokens held = tokens;
        return current == null || held == null ? CompletableFuture.completedFuture(false)
                : lists.giveUp(current.api(), held.accessToken(), list);
    }

    /** One page of an entity's history. */
    CompletableFuture<Reply<HistoryPage>> history(EntityKey entity, @Nullable Long before) {
        Connection current = connection;
        Tokens held = tokens;
        if (current == null || held == null) {
            return CompletableFuture.completedFuture(new Reply.Failed<>(new TransportFailure.Unauthenticated(
                    "Not signed in."), ""));
        }
        return current.api().history(held.accessToken(), entity, before);
    }

    /** The account's devices; empty if the server can't be asked now. */
    CompletableFuture<Optional<DeviceList>> devices() {
        return asked((api, token) -> api.devices(token).thenApply(reply -> reply instanceof Reply.Success<
                DeviceList> success ? Optional.of(success.value()) : Optional.<DeviceList>empty()), Optional.empty());
    }

    /** Gives a device another name; completes with whether the server took it. */
    CompletableFuture<Boolean> renameDevice(DeviceId device, DeviceRename rename) {
        return asked((api, token) -> api.renameDevice(token, device, rename).thenApply(
                reply -> reply instanceof Reply.Success), false);
    }

    /** Signs a device out; completes with whether the server did it. */
    CompletableFuture<Boolean> revokeDevice(DeviceId device) {
        return asked((api, token) -> api.revokeDevice(token, device), false);
    }

    /** Asks the connected server, if there is one. */
    private <T> CompletableFuture<T> asked(BiFunction<ServerApi, String, CompletableFuture<T>> question, T otherwise) {
        Connection current = connection;
        Tokens held = tokens;
        return current == null || held == null ? CompletableFuture.completedFuture(otherwise)
                : question.apply(current.api(), held.accessToken());
    }

    void refresh() {
        Connection current = connection;
        Tokens held = tokens;
        if (current == null || held == null) {
            events.accept(new Event.NotRefreshed(true, "Not signed in."));
            return;
        }
        current.api().refresh(held.refreshToken()).thenAccept(reply -> events.accept(refreshed(reply))).exceptionally(
                this::unexpected);
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
        Connection current = connection;
        Tokens held = tokens;
        if (current == null || held == null) {
            events.accept(new Event.SocketClosed(true));
            return;
        }
        if (socket == null) {
            // Made only here: commands that need no socket shall not pay for its threads.
            socket = ports.socket();
        }
        socket.open(current.server(), current.user(), held.accessToken(), new SyncSocket.Listener() {
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
        if (socket != null) {
            socket.close();
        }
        Connection current = connection;
        if (current != null) {
            current.api().close();
        }
    }
}
