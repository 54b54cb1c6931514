package org.woodshed.client;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.client.engine.Event;
import org.woodshed.client.store.Buckets;
import org.woodshed.client.store.SyncState;
import org.woodshed.client.store.SyncStore;
import org.woodshed.client.transport.Reply;
import org.woodshed.client.transport.ServerApi;
import org.woodshed.protocol.DigestRequest;
import org.woodshed.protocol.DigestResponse;

/**
 * Finds out where this laptop and the server differ although everything was exchanged, and puts those parts right, one
 * after the other. What waits to be sent is not touched, and nothing is deleted that the server has no tombstone of. For
 * one run.
 */
final class Reconciliation {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    private final SyncStore store;
    private final ServerApi api;
    private final String accessToken;
    private int parts;
    private int entities;

    Reconciliation(SyncStore store, ServerApi api, String accessToken) {
        this.store = store;
        this.api = api;
        this.accessToken = accessToken;
    }

    /** @param recompute whether the server shall first count anew what it has */
    CompletableFuture<Event> run(boolean recompute) {
        return store.countBuckets().thenCompose(mine -> ask(null, recompute).thenCompose(reply -> switch (reply) {
            case Reply.Success<DigestResponse> success -> {
                List<DigestResponse.Bucket> theirs = success.value().buckets();
                List<Integer> differing = mine.differing(theirs == null ? List.of() : theirs);
                parts = differing.size();
                yield repair(mine, differing.iterator());
            }
            case Reply.Failed<DigestResponse> failed -> notReconciled(failed);
        }));
    }

    private CompletableFuture<Event> repair(Buckets mine, Iterator<Integer> differing) {
        if (!differing.hasNext()) {
            LOG.warn("Laptop and server differed in {} of {} parts; {} entities were put right", parts,
                    DigestRequest.BUCKETS, entities);
            return CompletableFuture.completedFuture(new Event.Reconciled(store.counts(), parts, entities));
        }
        int bucket = differing.next();
        return ask(bucket, false).thenCompose(reply -> switch (reply) {
            case Reply.Success<DigestResponse> success -> store.repair(mine.keys().get(bucket), success.value())
                    .thenCompose(changed -> {
                        entities += changed;
                        return repair(mine, differing);
                    });
            case Reply.Failed<DigestResponse> failed -> notReconciled(failed);
        });
    }

    private CompletableFuture<Reply<DigestResponse>> ask(@Nullable Integer bucket, boolean recompute) {
        SyncState state = store.state();
        return api.digest(accessToken, new DigestRequest(state.generation(), state.cursor(), state.check(), bucket,
                recompute ? true : null));
    }

    private static CompletableFuture<Event> notReconciled(Reply.Failed<DigestResponse> failed) {
        return CompletableFuture.completedFuture(new Event.NotReconciled(failed.failure()));
    }
}
