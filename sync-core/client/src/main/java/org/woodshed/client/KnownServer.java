package org.woodshed.client;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.store.SyncStore;
import org.woodshed.client.transport.Fingerprint;
import org.woodshed.client.transport.ServerAddress;

/** What a person said about the way to the connected server, kept with the sign-in. Pure, but for reading the store. */
final class KnownServer {
    private KnownServer() {}

    /** The connected server; empty if there is none. */
    static Optional<ServerAddress> of(SyncStore store) {
        String server = store.state().server();
        return server == null ? Optional.empty()
                : Optional.of(new ServerAddress(URI.create(server), pin(store), store
                        .setting(SyncStore.SERVER_MAY_BE_READABLE).map(Boolean::parseBoolean).orElse(false)));
    }

    private static @Nullable Fingerprint pin(SyncStore store) {
        return store.setting(SyncStore.SERVER_PIN).filter(kept -> !kept.isEmpty()).map(Fingerprint::new).orElse(null);
    }

    /** As the store keeps it. */
    static Map<String, String> settings(ServerAddress address) {
        return Map.of(SyncStore.SERVER_PIN, address.pin() == null ? "" : address.pin().hex(),
                SyncStore.SERVER_MAY_BE_READABLE, String.valueOf(address.mayBeReadable()));
    }

    /** A request with what was said before about the same server, unless something is said now. */
    static ConnectRequest completed(ConnectRequest request, SyncStore store) {
        return of(store).filter(known -> known.uri().equals(request.server())).map(known -> request.trusting(request
                .fingerprint() == null ? known.pin() : request.fingerprint()).allowingPlainHttp(request.allowPlainHttp()
                        || known.mayBeReadable()))
                .orElse(request);
    }
}
