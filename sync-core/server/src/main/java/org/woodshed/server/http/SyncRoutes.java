package org.woodshed.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityType;
import org.woodshed.protocol.DigestRequest;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.server.auth.DeviceActivity;
import org.woodshed.server.auth.Session;
import org.woodshed.server.changes.Author;
import org.woodshed.server.changes.DigestStep;
import org.woodshed.server.changes.HistoryStep;
import org.woodshed.server.changes.SyncStep;
import org.woodshed.server.errors.ApiException;

/** Version 2 of the sync protocol. */
final class SyncRoutes {
    private final SyncStep sync;
    private final DigestStep digest;
    private final HistoryStep history;
    private final Callers callers;
    private final DeviceActivity activity;

    SyncRoutes(SyncStep sync, DigestStep digest, HistoryStep history, Callers callers, DeviceActivity activity) {
        this.sync = sync;
        this.digest = digest;
        this.history = history;
        this.callers = callers;
        this.activity = activity;
    }

    void register(RoutesConfig routes) {
        routes.post(Paths.SYNC_V2, context -> {
            Session session = callers.counted(context);
            SyncRequest request = Bodies.read(context, SyncRequest.class);
            Answers.json(context, 200, sync.answer(new Author(session.userId(), session.deviceId()), request));
            // Only now: a cursor that was refused is none.
            activity.seen(session.userId(), session.deviceId(), request.lastKnownServerVersion());
        });
        routes.post(Paths.SYNC_V2_DIGEST,
                context -> Answers.json(context, 200, digest.answer(callers.counted(context).userId(),
                        Bodies.read(context, DigestRequest.class))));
        routes.get(Paths.SYNC_V2_HISTORY,
                context -> Answers.json(context, 200, history.answer(callers.counted(context).userId(),
                        entity(context), Queries.number(context, "before"), Queries.count(context, "limit"))));
    }

    private static @Nullable EntityKey entity(Context context) {
        String type = context.queryParam("entityType");
        String id = context.queryParam("entityId");
        if (type == null && id == null) {
            return null;
        }
        if (type == null || id == null) {
            throw ApiException.invalid(type == null ? "entityType" : "entityId",
                    "entityType and entityId go together");
        }
        try {
            return new EntityKey(new EntityType(type), new EntityId(id));
        } catch (IllegalArgumentException unreadable) {
            throw ApiException.invalid("entityId", String.valueOf(unreadable.getMessage()));
        }
    }
}
