package org.woodshed.testkit.simulation;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.engine.TransportFailure;
import org.woodshed.client.transport.Reply;
import org.woodshed.client.transport.ServerApi;
import org.woodshed.client.transport.WireAnswers;
import org.woodshed.lists.ListSnapshot;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Bootstrap;
import org.woodshed.protocol.Credentials;
import org.woodshed.protocol.DeviceList;
import org.woodshed.protocol.DeviceRename;
import org.woodshed.protocol.DigestRequest;
import org.woodshed.protocol.DigestResponse;
import org.woodshed.protocol.HistoryPage;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.OperationPush;
import org.woodshed.protocol.OperationReceipt;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.RefreshRequest;
import org.woodshed.protocol.SnapshotReceipt;
import org.woodshed.protocol.SnapshotUpload;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.protocol.TokenGrant;

/** The server's calls over a simulated network; every body is written and read as on the wire. Not thread-safe. */
record SimulatedApi(Network network, Machine machine, Echoes echoes) implements ServerApi {
    @Override
    public CompletableFuture<Reply<TokenGrant>> register(Credentials credentials) {
        return call(Paths.REGISTER, null, credentials, TokenGrant.class);
    }

    @Override
    public CompletableFuture<Reply<TokenGrant>> login(Credentials credentials) {
        return call(Paths.LOGIN, null, credentials, TokenGrant.class);
    }

    @Override
    public CompletableFuture<Reply<TokenGrant>> refresh(String refreshToken) {
        return call(Paths.REFRESH, null, new RefreshRequest(refreshToken), TokenGrant.class);
    }

    @Override
    public CompletableFuture<Reply<OperationReceipt>> push(String accessToken, OperationPush push) {
        return call(Paths.OPERATIONS_PUSH, accessToken, push, OperationReceipt.class);
    }

    @Override
    public CompletableFuture<Reply<Bootstrap>> bootstrap(String accessToken, @Nullable Long since) {
        return call(Paths.OPERATIONS_BOOTSTRAP + "?schema=" + ListSnapshot.SCHEMA + (since == null ? ""
                : "&since="
                        + since),
                accessToken, null, Bootstrap.class);
    }

    @Override
    public CompletableFuture<Reply<SnapshotReceipt>> snapshot(String accessToken, SnapshotUpload upload) {
        return call(Paths.OPERATIONS_SNAPSHOT, accessToken, upload, SnapshotReceipt.class);
    }

    @Override
    public CompletableFuture<Boolean> logout(String accessToken) {
        // The caller waits for this one: it gets through at once or not at all.
        boolean reached = network.reachesServer() && !machine.isOff();
        if (reached) {
            network.server().answer(new Call(Paths.LOGOUT, accessToken, new byte[0]));
        }
        return CompletableFuture.completedFuture(reached);
    }

    @Override
    public CompletableFuture<Reply<SyncResponse>> sync(String accessToken, SyncRequest request) {
        if (!machine.isOff()) {
            echoes.sent(request);
        }
        return call(Paths.SYNC_V2, accessToken, request, SyncResponse.class);
    }

    @Override
    public CompletableFuture<Reply<DigestResponse>> digest(String accessToken, DigestRequest request) {
        return call(Paths.SYNC_V2_DIGEST, accessToken, request, DigestResponse.class);
    }

    @Override
    public CompletableFuture<Reply<HistoryPage>> history(String accessToken, EntityKey entity, @Nullable Long before) {
        return call(Paths.SYNC_V2_HISTORY + "?entityType=" + entity.type().wireName() + "&entityId=" + entity.id()
                .value() + (before == null ? "" : "&before=" + before), accessToken, null, HistoryPage.class);
    }

    @Override
    public CompletableFuture<Reply<DeviceList>> devices(String accessToken) {
        return call(Paths.DEVICES, accessToken, null, DeviceList.class);
    }

    @Override
    public CompletableFuture<Reply<DeviceList.Item>> renameDevice(String accessToken, DeviceId device,
            DeviceRename rename) {
        return call(Paths.DEVICES + "/" + device.value(), accessToken, rename, DeviceList.Item.class);
    }

    /** Nobody in the simulation signs another laptop out. */
    @Override
    public CompletableFuture<Boolean> revokeDevice(String accessToken, DeviceId device) {
        return CompletableFuture.completedFuture(false);
    }

    private <T> CompletableFuture<Reply<T>> call(String path, @Nullable String token, @Nullable Object body,
            Class<T> type) {
        CompletableFuture<Reply<T>> reply = new CompletableFuture<>();
        if (machine.isOff()) {
            return reply;
        }
        Call call = new Call(path, token, body == null ? new byte[0] : Json.writeBytes(body));
        network.call(call, answer -> {
            if (!machine.isOff()) {
                reply.complete(answer.map(came -> WireAnswers.read(came.status(), came.retryAfter(), came.body(), type))
                        .orElseGet(() -> new Reply.Failed<>(new TransportFailure.Unreachable("no answer"), "")));
            }
        });
        return reply;
    }

    @Override
    public void close() {
        // Nothing is open between calls.
    }
}
