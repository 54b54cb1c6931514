package org.woodshed.server.http;

import io.javalin.config.RoutesConfig;
import org.woodshed.server.metrics.ServerMetrics;

/** The figures, for Prometheus. A reverse proxy should keep them to itself. */
public final class MetricsRoute {
    private static final String PATH = "/metrics";
    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final ServerMetrics metrics;

    public MetricsRoute(ServerMetrics metrics) {
        this.metrics = metrics;
    }

    public void register(RoutesConfig routes) {
        routes.get(PATH, context -> context.contentType(CONTENT_TYPE).result(metrics.text()));
    }
}
