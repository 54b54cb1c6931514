package org.woodshed.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * All figures of one server. Labels are of few values each, and never a user, a device or an address. Thread-safe.
 * docs/operations.md lists them.
 */
public final class ServerMetrics implements AutoCloseable {
    private static final Duration[] BOUNDS = {Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5),
            Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50), Duration.ofMillis(100),
            Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2),
            Duration.ofSeconds(5), Duration.ofSeconds(10)};

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    public ServerMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /**
     * Counts a request that was answered.
     *
     * @param route the pattern that it matched, with names where ids stand
     */
    public void answered(String method, String route, int status, Duration time) {
        Timer.builder("woodshed.request").description("Requests by route and status").tag("method", method).tag("route",
                route).tag("status", Integer.toString(status)).serviceLevelObjectives(BOUNDS).register(registry).record(
                        time);
    }

    /** Counts a change that met another one. */
    public void conflict(String reason) {
        counter("woodshed.conflicts", "Changes that were answered with a conflict", "reason", reason).increment();
    }

    /** Counts a call by whatever older way should one day be given up. */
    public void legacy(String what) {
        counter("woodshed.legacy", "Calls by ways that are to be given up", "what", what).increment();
    }

    /** Shows a figure that is looked up whenever somebody asks. */
    public void gauge(String name, String description, LongSupplier figure) {
        Gauge.builder(name, figure, LongSupplier::getAsLong).description(description).strongReference(true).register(
                registry);
    }

    /** Everything, in Prometheus' text format. */
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }

    private Counter counter(String name, String description, String label, String value) {
        return Counter.builder(name).description(description).tag(label, value).register(registry);
    }
}
