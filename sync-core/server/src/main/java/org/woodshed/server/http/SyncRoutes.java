package org.woodshed.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityType;
import org.woodshed.protocol.DigestRequest;
import org.woodshed.protocol.MigrateRequest;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.server.auth.DeviceActivity;
import org.woodshed.server.auth.Session;
import org.woodshed.server.changes.Author;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.limits.RollOut;

/** Version 2 of the sync protocol. */
final class SyncRoutes {
    private final SyncSteps steps;
    private final Callers callers;
    private final RollOut rollOut;
    private final DeviceActivity activity;

    SyncRoutes(SyncSteps steps, Callers callers, RollOut rollOut, DeviceActivity activity) {
        this.steps = steps;
        this.callers = callers;
        this.rollOut = rollOut;
        this.activity = activity;
    }

    void register(RoutesConfig routes) {
        routes.post(Paths.SYNC_V2, this::sync);
        routes.post(Paths.SYNC_V2_DIGEST, context -> Answers.json(context, 200, steps.digest().answer(caller(context)
                .userId(), Bodies.read(context, DigestRequest.class))));
        routes.get(Paths.SYNC_V2_HISTORY, context -> Answers.json(context, 200, steps.history().answer(caller(context)
                .userId(), entity(context), Queries.number(context, "before"), Queries.count(context, "limit"))));
        routes.post(Paths.SYNC_V2_MIGRATE, context -> Answers.json(context, 200, steps.migrate().answer(caller(
                context), Bodies.read(context, MigrateRequest.class))));
    }

    /** The call that laptops make all the time: the device is looked at in the transaction that it needs anyway. */
    private void sync(Context context) {
        Session session = callers.claimed(context);
        try {
            rollOut.require(session.userId());
            SyncRequest request = Bodies.read(context, SyncRequest.class);
            Answers.json(context, 200, steps.sync().answer(new Author(session.userId(), session.deviceId(), session
                    .epoch()), request));
            // Only now: a cursor that was refused is none.
            activity.seen(session.userId(), session.deviceId(), request.lastKnownServerVersion());
        } catch (ApiException refused) {
            // Whoever was signed out is told that, whatever else is wrong.
            callers.require(session);
            throw refused;
        }
    }

    private Author caller(Context context) {
        Session session = callers.counted(context);
        rollOut.require(session.userId());
        return new Author(session.userId(), session.deviceId());
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
