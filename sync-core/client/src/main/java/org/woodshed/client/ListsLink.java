package org.woodshed.client;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.engine.TransportFailure;
import org.woodshed.client.store.ListStore;
import org.woodshed.client.transport.Reply;
import org.woodshed.client.transport.ServerApi;
import org.woodshed.protocol.Bootstrap;
import org.woodshed.protocol.OperationPush;
import org.woodshed.protocol.OperationReceipt;

/** Sends list operations, and fetches what lists start from. Thread-safe. */
final class ListsLink {
    private final ListStore lists;

    ListsLink(ListStore lists) {
        this.lists = lists;
    }

    /** Sends what waits, as much as one request holds; empty if it was sent or nothing waits. */
    CompletableFuture<Optional<TransportFailure>> send(ServerApi api, String accessToken) {
        Optional<OperationPush> unsent = lists.unsent();
        if (unsent.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        OperationPush push = unsent.get();
        return api.push(accessToken, push).thenCompose(reply -> switch (reply) {
            case Reply.Success<OperationReceipt> success -> lists.settle(push, success.value()).thenApply(
                    view -> Optional.<TransportFailure>empty());
            case Reply.Failed<OperationReceipt> failed -> CompletableFuture.completedFuture(failure(failed));
        });
    }

    private static Optional<TransportFailure> failure(Reply.Failed<?> failed) {
        if (failed.code().equals("forbidden")) {
            // This folder has taken a fresh actor since it signed in: the token is still the old one's.
            return Optional.of(new TransportFailure.Unauthenticated(failed.failure().message()));
        }
        return switch (failed.failure()) {
            // The exchange that follows meets the same, and knows what to do.
            case TransportFailure.GenerationMismatch _ -> Optional.empty();
            // Nothing about a change: no change of the exchange may be blamed for it.
            case TransportFailure.BadRequest bad -> Optional.of(new TransportFailure.NotOurServer(bad.message()));
            case TransportFailure.TooLarge big -> Optional.of(new TransportFailure.NotOurServer(big.message()));
            case TransportFailure other -> Optional.of(other);
        };
    }

    /** Takes the newest snapshot and what came after it; answers the seq it led to. */
    CompletableFuture<Reply<Long>> start(ServerApi api, String accessToken) {
        return page(api, accessToken, null);
    }

    private CompletableFuture<Reply<Long>> page(ServerApi api, String accessToken, @Nullable Long since) {
        return api.bootstrap(accessToken, since).thenCompose(reply -> switch (reply) {
            case Reply.Success<Bootstrap> success -> lists.bootstrap(success.value()).thenApply(view -> success.value())
                    .thenCompose(next(api, accessToken));
            case Reply.Failed<Bootstrap> failed -> CompletableFuture.completedFuture(new Reply.Failed<>(failed
                    .failure(), failed.code()));
        });
    }

    private Function<Bootstrap, CompletableFuture<Reply<Long>>> next(ServerApi api, String accessToken) {
        return page -> page.hasMore() ? page(api, accessToken, page.serverSeq())
                : CompletableFuture.completedFuture(
                        new Reply.Success<>(page.serverSeq()));
    }
}
