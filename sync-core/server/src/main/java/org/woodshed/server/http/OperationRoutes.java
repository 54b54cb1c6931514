package org.woodshed.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.Limits;
import org.woodshed.protocol.OperationPage;
import org.woodshed.protocol.OperationPush;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.SnapshotUpload;
import org.woodshed.server.auth.DeviceActivity;
import org.woodshed.server.auth.Session;
import org.woodshed.server.changes.Author;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.oplog.OperationService;
import org.woodshed.server.oplog.PullStep;
import org.woodshed.server.oplog.SnapshotStep;

/** The op log: operations on practice lists. */
final class OperationRoutes {
    private final OperationService push;
    private final PullStep pull;
    private final SnapshotStep snapshots;
    private final Callers callers;
    private final DeviceActivity activity;

    OperationRoutes(OperationService push, PullStep pull, SnapshotStep snapshots, Callers callers,
            DeviceActivity activity) {
        this.push = push;
        this.pull = pull;
        this.snapshots = snapshots;
        this.callers = callers;
        this.activity = activity;
    }

    void register(RoutesConfig routes) {
        routes.get(Paths.OPERATIONS_BOOTSTRAP, context -> {
            Session session = callers.counted(context);
            Answers.json(context, 200, pull.bootstrap(session.userId(), Queries.seq(context, "since"), Queries.count(
                    context, "schema"), Queries.count(context, "limit")));
        });
        routes.post(Paths.OPERATIONS_PUSH, context -> Answers.json(context, 200, push.push(author(context), Bodies.read(
                context, OperationPush.class)).receipt()));
        routes.get(Paths.OPERATIONS_PULL, this::pull);
        routes.post(Paths.OPERATIONS_SNAPSHOT, context -> Answers.json(context, 201, snapshots.take(author(context),
                Bodies.read(context, SnapshotUpload.class, Limits.MAX_SNAPSHOT_BYTES))));
    }

    private void pull(Context context) {
        Session session = callers.counted(context);
        Long since = Queries.seq(context, "since");
        if (since == null) {
            throw ApiException.invalid("since", "since is missing: the serverSeq of the last page you applied, or 0");
        }
        String client = context.queryParam("clientId");
        if (client != null && !client.equals(session.deviceId().value())) {
            throw ApiException.of(ErrorCode.FORBIDDEN, "The clientId must be the device that asks");
        }
        OperationPage page = pull.pull(session.userId(), context.queryParam("generation"), since, Queries.count(context,
                "limit"));
        Answers.json(context, 200, page);
        // What the device says it has applied, and not what it is handed now: the answer may get lost.
        activity.seenLists(session.userId(), session.deviceId(), since);
    }

    private Author author(Context context) {
        Session session = callers.counted(context);
        return new Author(session.userId(), session.deviceId());
    }
}
