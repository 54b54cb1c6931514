package org.woodshed.server.http;

import io.javalin.config.RoutesConfig;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.woodshed.protocol.Paths;
import org.woodshed.server.errors.ApiException;

/** What anybody may ask: does the server live, is it ready. */
public final class HealthRoutes {
    private final BooleanSupplier ready;

    public HealthRoutes(BooleanSupplier ready) {
        this.ready = ready;
    }

    public void register(RoutesConfig routes) {
        routes.get(Paths.LIVE, context -> Answers.json(context, 200, Map.of("status", "ok")));
        routes.get(Paths.READY, context -> {
            if (!ready.getAsBoolean()) {
                throw ApiException
                        .unavailable("The server is not ready: it is stopping, its database does not answer, or its"
                                + " disk is full");
            }
            Answers.json(context, 200, Map.of("status", "ready"));
        });
    }
}
