package org.woodshed.client;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.transport.Reply;
import org.woodshed.client.transport.ServerApi;
import org.woodshed.lists.ListReplica;
import org.woodshed.lists.ListSnapshot;
import org.woodshed.model.DeviceId;
import org.woodshed.protocol.Bootstrap;
import org.woodshed.protocol.ListOperation;

/**
 * The lists folded from what the server has, and from nothing else: its newest snapshot and every operation after it. Not
 * thread-safe while it is being read; after that, nobody changes it.
 *
 * <p>The replica is of no actor of the account: nothing is ever made with it.
 */
final class ServerLists {
    private static final DeviceId NOBODY = new DeviceId("nobody");
    private final ListReplica replica = new ListReplica(NOBODY);
    private String generation = "";
    private long serverSeq;
    private long inSnapshot;
    private long afterSnapshot;

    private ServerLists() {}

    /** Reads them, page by page. */
    static CompletableFuture<Reply<ServerLists>> read(ServerApi api, String accessToken) {
        return page(api, accessToken, new ServerLists(), null);
    }

    private static CompletableFuture<Reply<ServerLists>> page(ServerApi api, String accessToken, ServerLists lists,
            @Nullable Long since) {
        return api.bootstrap(accessToken, since).thenCompose(reply -> switch (reply) {
            case Reply.Success<Bootstrap> success -> {
                lists.take(success.value());
                yield success.value().hasMore() ? page(api, accessToken, lists, success.value().serverSeq())
                        : CompletableFuture.completedFuture(new Reply.Success<>(lists));
            }
            case Reply.Failed<Bootstrap> failed -> CompletableFuture.completedFuture(new Reply.Failed<>(failed
                    .failure(), failed.code()));
        });
    }

    private void take(Bootstrap page) {
        for (Bootstrap.Snapshot snapshot : page.snapshots()) {
            replica.take(ListSnapshot.read(snapshot.state()));
            inSnapshot = snapshot.lists().count();
        }
        for (ListOperation operation : page.ops()) {
            replica.take(operation);
            afterSnapshot++;
        }
        generation = page.generation();
        serverSeq = page.serverSeq();
    }

    ListReplica replica() {
        return replica;
    }

    String generation() {
        return generation;
    }

    /** What the state stands for: all operations up to here. */
    long serverSeq() {
        return serverSeq;
    }

    /** How many operations the newest snapshot stands for. */
    long inSnapshot() {
        return inSnapshot;
    }

    /** How many came after it. */
    long afterSnapshot() {
        return afterSnapshot;
    }
}
