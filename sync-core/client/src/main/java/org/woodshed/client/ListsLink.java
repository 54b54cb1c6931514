package org.woodshed.client;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.client.engine.TransportFailure;
import org.woodshed.client.store.ListStore;
import org.woodshed.client.store.StoreException;
import org.woodshed.client.transport.Reply;
import org.woodshed.client.transport.ServerApi;
import org.woodshed.lists.ListSnapshot;
import org.woodshed.model.EntityId;
import org.woodshed.protocol.Bootstrap;
import org.woodshed.protocol.OperationPush;
import org.woodshed.protocol.OperationReceipt;
import org.woodshed.protocol.SnapshotReceipt;
import org.woodshed.protocol.SnapshotUpload;

/** Sends list operations, and fetches what lists start from. Thread-safe. */
final class ListsLink {
    private static final Logger LOG = LoggerFactory.getLogger(ListsLink.class);
    private static final long OPERATIONS_PER_SNAPSHOT = 500;
    private final ListStore lists;
    private final AtomicBoolean compacting = new AtomicBoolean();

    ListsLink(ListStore lists) {
        this.lists = lists;
    }

    /** Sends what waits, as much as one request holds; empty if it was sent or nothing waits. */
    CompletableFuture<Optional<TransportFailure>> send(ServerApi api, String accessToken) {
        if (lists.isQuiet()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return lists.hasToResend() ? resend(api, accessToken) : push(api, accessToken);
    }

    private CompletableFuture<Optional<TransportFailure>> push(ServerApi api, String accessToken) {
        Optional<OperationPush> unsent = lists.unsent();
        if (unsent.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        OperationPush push = unsent.get();
        return api.push(accessToken, push).thenCompose(reply -> switch (reply) {
            case Reply.Success<OperationReceipt> success -> lists.settle(push, success.value()).thenApply(
                    settled -> Optional.<TransportFailure>empty());
            case Reply.Failed<OperationReceipt> failed -> CompletableFuture.completedFuture(failure(failed));
        });
    }

    /** The server was restored from a backup: what it lost of the lists is made again, then sent. */
    private CompletableFuture<Optional<TransportFailure>> resend(ServerApi api, String accessToken) {
        return ServerLists.read(api, accessToken).thenCompose(reply -> switch (reply) {
            case Reply.Success<ServerLists> success -> lists.resend(success.value().generation(), success.value()
                    .replica().state()).thenCompose(queued -> push(api, accessToken));
            case Reply.Failed<ServerLists> failed -> CompletableFuture.completedFuture(failure(failed));
        });
    }

    /**
     * Has the server keep a snapshot of the lists, if so many operations came since the last one that new laptops would
     * be slow to start. It is folded from what the server has; nothing of this laptop's own goes into it. A failure
     * matters to nobody: it is tried again after a later sync.
     */
    void compact(ServerApi api, String accessToken) {
        if (!lists.isSnapshotDue(OPERATIONS_PER_SNAPSHOT) || !compacting.compareAndSet(false, true)) {
            return;
        }
        CompletableFuture<Boolean> unusedBecauseALaterSyncTriesAgain =
                ServerLists.read(api, accessToken).thenCompose(reply -> switch (reply) {
                    case Reply.Success<ServerLists> success -> compact(api, accessToken, success.value());
                    case Reply.Failed<ServerLists> _ -> CompletableFuture.completedFuture(false);
                }).whenComplete((done, failure) -> {
                    compacting.set(false);
                    if (failure != null) {
                        LOG.warn("No snapshot of the lists was made: {}", failure.getClass().getName());
                    }
                });
    }

    private CompletableFuture<Boolean> compact(ServerApi api, String accessToken, ServerLists folded) {
        // Another laptop was quicker, or a newer version wrote what this one can't read: not before as many more.
        if (folded.afterSnapshot() < OPERATIONS_PER_SNAPSHOT || !folded.replica().understandsAll()) {
            return lists.snapshotKnown(folded.replica().understandsAll() ? folded.inSnapshot()
                    : folded.inSnapshot()
                            + folded.afterSnapshot());
        }
        SnapshotUpload upload = new SnapshotUpload(folded.generation(), folded.serverSeq(), ListSnapshot.SCHEMA,
                ListSnapshot.of(folded.replica()).toJson());
        return api.snapshot(accessToken, upload).thenCompose(reply -> reply instanceof Reply.Success<SnapshotReceipt>
                ? lists.snapshotKnown(folded.inSnapshot() + folded.afterSnapshot())
                : CompletableFuture.completedFuture(false));
    }

    /** Takes back what the server refused of a list: what it has is shown again. */
    CompletableFuture<Boolean> giveUp(ServerApi api, String accessToken, EntityId list) {
        return ServerLists.read(api, accessToken).thenCompose(reply -> switch (reply) {
            case Reply.Success<ServerLists> success -> lists.giveUp(list, success.value().replica()).thenApply(
                    shown -> true);
            case Reply.Failed<ServerLists> failed -> CompletableFuture.failedFuture(new StoreException(
                    StoreException.Kind.NOT_REACHED, failed.failure().message()
                            + " Nothing was changed; try again when the server can be reached.",
                    null));
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
            case Reply.Success<Bootstrap> success ->
                    lists.bootstrap(success.value()).thenApply(taken -> success.value())
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
