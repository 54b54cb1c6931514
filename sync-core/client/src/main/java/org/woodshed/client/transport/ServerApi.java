package org.woodshed.client.transport;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Credentials;
import org.woodshed.protocol.DeviceList;
import org.woodshed.protocol.DeviceRename;
import org.woodshed.protocol.DigestRequest;
import org.woodshed.protocol.DigestResponse;
import org.woodshed.protocol.HistoryPage;
import org.woodshed.protocol.Bootstrap;
import org.woodshed.protocol.OperationPush;
import org.woodshed.protocol.OperationReceipt;
import org.woodshed.protocol.SnapshotReceipt;
import org.woodshed.protocol.SnapshotUpload;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.protocol.TokenGrant;

/** The server's HTTP calls. Thread-safe; no future ever fails: what goes wrong is a {@link Reply.Failed}. */
public interface ServerApi extends AutoCloseable {
    CompletableFuture<Reply<TokenGrant>> register(Credentials credentials);

    CompletableFuture<Reply<TokenGrant>> login(Credentials credentials);

    CompletableFuture<Reply<TokenGrant>> refresh(String refreshToken);

    CompletableFuture<Reply<OperationReceipt>> push(String accessToken, OperationPush push);

    /**
     * What lists start from, a page of it.
     *
     * @param since the seq that the page before led to; null for the first page
     */
    CompletableFuture<Reply<Bootstrap>> bootstrap(String accessToken, @Nullable Long since);

    /** Gives the server the state of all lists to keep. */
    CompletableFuture<Reply<SnapshotReceipt>> snapshot(String accessToken, SnapshotUpload upload);

    /** Ends this device's tokens; completes with whether the server did it. */
    CompletableFuture<Boolean> logout(String accessToken);

    CompletableFuture<Reply<SyncResponse>> sync(String accessToken, SyncRequest request);

    /** The digest by buckets, or the entities of one. */
    CompletableFuture<Reply<DigestResponse>> digest(String accessToken, DigestRequest request);

    /** One page of an entity's history, newest first; {@code before} continues after a former page's last seq. */
    CompletableFuture<Reply<HistoryPage>> history(String accessToken, EntityKey entity, @Nullable Long before);

    /** The devices of the account. */
    CompletableFuture<Reply<DeviceList>> devices(String accessToken);

    /** Gives a device of the account another name. */
    CompletableFuture<Reply<DeviceList.Item>> renameDevice(String accessToken, DeviceId device, DeviceRename rename);

    /** Signs a device of the account out; completes with whether the server did it. */
    CompletableFuture<Boolean> revokeDevice(String accessToken, DeviceId device);

    /** What went over the wire so far. */
    default Traffic traffic() {
        return Traffic.NONE;
    }

    /** Ends calls that are under way and frees the connections. */
    @Override
    void close();
}
