package org.woodshed.server.http;

import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.woodshed.protocol.Capabilities;
import org.woodshed.protocol.Limits;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.ProtocolVersion;
import org.woodshed.server.changes.SyncStep;
import org.woodshed.server.errors.ApiException;

/** What anybody may ask: does the server live, is it ready, what can it do. */
public final class HealthRoutes {
    private static final Capabilities CAPABILITIES = new Capabilities(List.of("v2"), new Capabilities.ServerLimits(
            Limits.MAX_CHANGES, Limits.MAX_BODY_BYTES, Limits.MAX_FRAME_ITEMS), SyncStep.MIN_SCHEMA,
            ProtocolVersion.SCHEMA, true);

    private final BooleanSupplier ready;

    public HealthRoutes(BooleanSupplier ready) {
        this.ready = ready;
    }

    public void register(RoutesConfig routes) {
        routes.get(Paths.LIVE, context -> Answers.json(context, 200, Map.of("status", "ok")));
        routes.get(Paths.READY, context -> {
            if (!ready.getAsBoolean()) {
                throw ApiException.unavailable("The server is not ready");
            }
            Answers.json(context, 200, Map.of("status", "ready"));
        });
        routes.get(Paths.CAPABILITIES, context -> Answers.json(context, 200, CAPABILITIES));
    }
}
