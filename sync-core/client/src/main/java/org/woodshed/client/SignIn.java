package org.woodshed.client;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.engine.Event;
import org.woodshed.client.store.SyncState;
import org.woodshed.client.store.SyncStore;
import org.woodshed.client.transport.HttpServerApi;
import org.woodshed.client.transport.Reply;
import org.woodshed.model.UserId;
import org.woodshed.protocol.Credentials;
import org.woodshed.protocol.TokenGrant;

/** Signs this laptop in at a server. Thread-safe. */
final class SignIn {
    private final SyncStore store;
    private final ServerLink link;
    private final SyncDriver driver;
    private final Device device;

    SignIn(SyncStore store, ServerLink link, SyncDriver driver, Device device) {
        this.store = store;
        this.link = link;
        this.driver = driver;
        this.device = device;
    }

    CompletableFuture<ConnectResult> connect(ConnectRequest request) {
        return CompletableFuture.supplyAsync(() -> refusal(request), Thread::startVirtualThread).thenCompose(
                refused -> refused == null ? ask(request) : CompletableFuture.completedFuture(refused));
    }

    /** What keeps the password from being sent at all; null if nothing does. */
    private static @Nullable ConnectResult refusal(ConnectRequest request) {
        URI server = request.server();
        if (server.getHost() == null || server.getScheme() == null || !Set.of("http", "https").contains(server
                .getScheme())) {
            return new ConnectResult.Refused("invalid_address",
                    "That is no server address. It looks like https://example.org or http://127.0.0.1:8787.");
        }
        if (server.getScheme().equals("http") && !isLoopback(server.getHost())) {
            return new ConnectResult.Refused("not_encrypted",
                    "Plain http would show the password to everybody on the way. Use https for another machine.");
        }
        return null;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private CompletableFuture<ConnectResult> ask(ConnectRequest request) {
        HttpServerApi api = link.callable(request.server());
        Credentials credentials;
        try {
            credentials = new Credentials(request.email().strip(), request.password(), device.id(), request
                    .deviceName());
        } catch (IllegalArgumentException invalid) {
            return CompletableFuture.completedFuture(new ConnectResult.Refused("invalid_request", String.valueOf(invalid
                    .getMessage())));
        }
        CompletableFuture<Reply<TokenGrant>> reply = request.register() ? api.register(credentials)
                : api.login(
                        credentials);
        return reply.thenCompose(answer -> switch (answer) {
            case Reply.Success<TokenGrant> success -> accept(request, success.value());
            case Reply.Failed<TokenGrant> failed -> CompletableFuture.completedFuture(failed.code().isEmpty()
                    ? new ConnectResult.NotReached(failed.failure().message())
                    : new ConnectResult.Refused(failed.code(), failed.failure().message()));
        }).whenComplete((result, failure) -> api.close());
    }

    private CompletableFuture<ConnectResult> accept(ConnectRequest request, TokenGrant grant) {
        SyncState state = store.state();
        if (state.userId() != null && !state.userId().equals(grant.userId().value())) {
            return CompletableFuture.completedFuture(new ConnectResult.Refused("other_account",
                    "This logbook belongs to another account; nothing was mixed. Use a data folder of its own for this"
                            + " account."));
        }
        link.keep(grant);
        link.connectTo(request.server(), new UserId(grant.userId().value()));
        return device.rename(request.deviceName())
                .thenCompose(named -> store.signIn(request.server().toString(), request.email()
                        .strip(), grant.userId().value()))
                .thenApply(done -> {
                    driver.post(new Event.SignedIn());
                    return new ConnectResult.Connected();
                });
    }
}
