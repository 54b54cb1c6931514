package org.woodshed.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.V1BatchRequest;
import org.woodshed.protocol.V1PullRequest;
import org.woodshed.protocol.V1PushRequest;
import org.woodshed.server.auth.DeviceActivity;
import org.woodshed.server.auth.Session;
import org.woodshed.server.changes.Author;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.metrics.ServerMetrics;
import org.woodshed.server.v1.PullStep;
import org.woodshed.server.v1.Reply;
import org.woodshed.server.v1.RequestKey;
import tools.jackson.databind.node.ObjectNode;

/** Version 1 of the sync protocol: whole states. */
final class StateRoutes {
    private static final String DEVICE = "X-Device-ID";
    private static final String REPLAY = "X-Idempotent-Replay";

    private final StateSteps steps;
    private final Callers callers;
    private final DeviceActivity activity;
    private final V1Sunset sunset;
    private final ServerMetrics metrics;

    StateRoutes(StateSteps steps, Callers callers, DeviceActivity activity, V1Sunset sunset, ServerMetrics metrics) {
        this.steps = steps;
        this.callers = callers;
        this.activity = activity;
        this.sunset = sunset;
        this.metrics = metrics;
    }

    void register(RoutesConfig routes) {
        routes.post(Paths.SYNC_V1_PULL, context -> pull(context, caller(context, "v1_pull")));
        routes.post(Paths.SYNC_V1_PUSH, context -> {
            Author author = caller(context, "v1_push");
            ObjectNode body = Bodies.object(context);
            write(context, author, steps.push().push(author, Bodies.convert(body, V1PushRequest.class), key(context,
                    body)));
        });
        routes.post(Paths.SYNC_V1_BATCH, context -> {
            Author author = caller(context, "v1_batch");
            ObjectNode body = Bodies.object(context);
            write(context, author, steps.push().batch(author, Bodies.convert(body, V1BatchRequest.class), key(context,
                    body)));
        });
        routes.get(Paths.SYNC_V1_STATUS, context -> Answers.json(context, 200, steps.status().answer(caller(context,
                "v1_status"))));
    }

    private void pull(Context context, Author author) {
        PullStep.Pulled pulled = steps.pull().answer(author.userId(), Bodies.read(context, V1PullRequest.class));
        Answers.json(context, 200, pulled.page());
        // What the device says it has applied, and not what it is handed now: the answer may get lost.
        activity.seen(author.userId(), author.deviceId(), pulled.applied());
    }

    private void write(Context context, Author author, Reply reply) {
        if (reply.replay()) {
            context.header(REPLAY, "true");
        }
        Answers.text(context, 200, reply.body());
        activity.seen(author.userId(), author.deviceId(), 0);
    }

    private Author caller(Context context, String call) {
        sunset.mark(context);
        metrics.legacy(call);
        Session session = callers.counted(context);
        String device = context.header(DEVICE);
        if (device != null && !device.equals(session.deviceId().value())) {
            throw ApiException.of(ErrorCode.FORBIDDEN, DEVICE + " must be the device that the access token belongs to");
        }
        return new Author(session.userId(), session.deviceId());
    }

    private static @Nullable RequestKey key(Context context, ObjectNode body) {
        return RequestKey.of(context.header(RequestKey.HEADER), context.path(), body);
    }
}
