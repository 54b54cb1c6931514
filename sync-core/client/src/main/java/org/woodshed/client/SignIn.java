package org.woodshed.client;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.engine.TransportFailure;
import org.woodshed.client.transport.Fingerprint;
import org.woodshed.client.transport.Reply;
import org.woodshed.client.transport.ServerApi;
import org.woodshed.model.DeviceId;
import org.woodshed.protocol.Credentials;
import org.woodshed.protocol.TokenGrant;

/** Asks a server for tokens. Thread-safe. */
final class SignIn {
    /** The server granted tokens, or there is a result that says why not. */
    sealed interface Answer {
        record Granted(TokenGrant grant) implements Answer {}

        record Not(ConnectResult result) implements Answer {}
    }

    private final Ports ports;

    SignIn(Ports ports) {
        this.ports = ports;
    }

    CompletableFuture<Answer> ask(ConnectRequest request, DeviceId device) {
        return CompletableFuture.supplyAsync(() -> refusal(request), ports.background()).thenCompose(
                refused -> refused == null ? askServer(request, device)
                        : CompletableFuture.completedFuture(
                                new Answer.Not(refused)));
    }

    /** What keeps the password from being sent at all; null if nothing does. */
    private static @Nullable ConnectResult refusal(ConnectRequest request) {
        URI server = request.server();
        if (server.getHost() == null || server.getScheme() == null || !Set.of("http", "https").contains(server
                .getScheme())) {
            return new ConnectResult.Refused("invalid_address",
                    "That is no server address. It looks like https://example.org or http://127.0.0.1:8787.");
        }
        if (request.address().isReadableUnasked()) {
            return new ConnectResult.Refused("not_encrypted",
                    "Plain http would show the password to everybody on the way. Use https for another machine, or"
                            + " say that this is all right.");
        }
        return null;
    }

    private CompletableFuture<Answer> askServer(ConnectRequest request, DeviceId device) {
        Credentials credentials;
        try {
            credentials = new Credentials(request.email().strip(), request.password(), device, request.deviceName());
        } catch (IllegalArgumentException invalid) {
            return CompletableFuture.completedFuture(new Answer.Not(new ConnectResult.Refused("invalid_request", String
                    .valueOf(invalid.getMessage()))));
        }
        ServerApi api = ports.server(request.address());
        CompletableFuture<Reply<TokenGrant>> reply = request.register() ? api.register(credentials)
                : api.login(credentials);
        return reply.thenApply(SignIn::answer).whenComplete((result, failure) -> api.close());
    }

    private static Answer answer(Reply<TokenGrant> reply) {
        return switch (reply) {
            case Reply.Success<TokenGrant> success -> new Answer.Granted(success.value());
            case Reply.Failed<TokenGrant> failed -> new Answer.Not(refused(failed.code(), failed.failure()));
        };
    }

    private static ConnectResult refused(String code, TransportFailure failure) {
        return switch (failure) {
            case TransportFailure.UntrustedCertificate untrusted ->
                    new ConnectResult.Untrusted(Fingerprint.parse(untrusted
                            .fingerprint()), false);
            case TransportFailure.OtherCertificate other -> new ConnectResult.Untrusted(Fingerprint.parse(other
                    .fingerprint()), true);
            default -> code.isEmpty() ? new ConnectResult.NotReached(failure.code(), failure.message())
                    : new ConnectResult.Refused(code, failure.message());
        };
    }
}
