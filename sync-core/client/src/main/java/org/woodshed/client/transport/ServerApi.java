package org.woodshed.client.transport;

import java.util.concurrent.CompletableFuture;
import org.woodshed.protocol.Credentials;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.protocol.TokenGrant;

/** The server's HTTP calls. Thread-safe; no future ever fails: what goes wrong is a {@link Reply.Failed}. */
public interface ServerApi {
    CompletableFuture<Reply<TokenGrant>> register(Credentials credentials);

    CompletableFuture<Reply<TokenGrant>> login(Credentials credentials);

    CompletableFuture<Reply<TokenGrant>> refresh(String refreshToken);

    CompletableFuture<Reply<SyncResponse>> sync(String accessToken, SyncRequest request);
}
