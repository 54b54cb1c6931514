package org.woodshed.testkit.simulation;

import java.util.Map;
import org.woodshed.protocol.Credentials;
import org.woodshed.protocol.DigestRequest;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import org.woodshed.protocol.OperationPush;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.RefreshRequest;
import org.woodshed.protocol.SnapshotUpload;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.server.auth.Identity;
import org.woodshed.server.auth.Session;
import org.woodshed.server.changes.Author;
import org.woodshed.server.changes.DigestStep;
import org.woodshed.server.changes.HistoryStep;
import org.woodshed.server.changes.SyncStep;
import org.woodshed.server.oplog.OperationService;
import org.woodshed.server.oplog.SnapshotStep;
import org.woodshed.server.oplog.PullStep;

/**
 * Everything a start of the server's program makes anew, and which of it answers what. Not thread-safe.
 *
 * @param pageSize the most items in a page, whatever a laptop asks for
 */
record Services(Identity identity, SyncStep sync, DigestStep digest, HistoryStep history, OperationService operations,
        PullStep pull, SnapshotStep snapshots, Mistake mistake, int pageSize) {
    Object answer(Call call) throws JsonException {
        return switch (call.address()) {
            case Paths.REGISTER -> identity().signIn().register(read(call, Credentials.class), "laptop");
            case Paths.LOGIN -> identity().signIn().login(read(call, Credentials.class), "laptop");
            case Paths.REFRESH -> identity().signIn().refresh(read(call, RefreshRequest.class).refreshToken());
            case Paths.LOGOUT -> {
                identity().signIn().logout(session(call));
                yield Map.of();
            }
            case Paths.SYNC_V2 -> mistake.sync(author(call), read(call, SyncRequest.class), this::sync);
            case Paths.SYNC_V2_DIGEST -> digest().answer(session(call).userId(), read(call,
                    DigestRequest.class));
            case Paths.SYNC_V2_HISTORY ->
                    history().answer(session(call).userId(), call.entity(), call.number("before"), null);
            case Paths.OPERATIONS_PUSH -> operations().push(author(call), read(call, OperationPush.class))
                    .receipt();
            case Paths.OPERATIONS_SNAPSHOT -> snapshots().take(author(call), read(call, SnapshotUpload.class));
            case Paths.OPERATIONS_BOOTSTRAP -> pull().bootstrap(session(call).userId(), call.number("since"),
                    Math.toIntExact(Call.required(call.number("schema"))), null);
            default -> throw new IllegalStateException("no such address: " + call.path());
        };
    }

    private SyncResponse sync(Author author, SyncRequest request) {
        int limit = request.limit() == null ? pageSize : Math.min(pageSize, request.limit());
        return sync.answer(author, new SyncRequest(request.generation(), request.lastKnownServerVersion(),
                request.check(), request.schema(), limit, request.listsFrom(), request.changes()));
    }

    private static <T> T read(Call call, Class<T> type) throws JsonException {
        return Json.read(call.body(), type);
    }

    private Session session(Call call) {
        return identity().authenticator().authenticate(call.token() == null ? "" : call.token());
    }

    private Author author(Call call) {
        Session session = session(call);
        return new Author(session.userId(), session.deviceId());
    }
}
