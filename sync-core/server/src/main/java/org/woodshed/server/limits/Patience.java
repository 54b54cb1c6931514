package org.woodshed.server.limits;

import java.time.Duration;

/**
 * How long the server waits for whoever is slow or silent.
 *
 * @param idleConnection     a connection on which nothing moves is closed after this
 * @param bodyGrace          what a body may take however small it is
 * @param bodyBytesPerSecond what a body must come at on average once the grace is over
 * @param silentSocket       a WebSocket that has said nothing for this long is taken for dead
 */
public record Patience(Duration idleConnection, Duration bodyGrace, long bodyBytesPerSecond, Duration silentSocket) {
    public static final Patience DEFAULT = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(10), 1024, Duration
            .ofSeconds(75));

    /** @throws IllegalArgumentException if a part is not positive */
    public Patience {
        if (!idleConnection.isPositive() || !bodyGrace.isPositive() || bodyBytesPerSecond < 1 || !silentSocket
                .isPositive()) {
            throw new IllegalArgumentException("the server has to wait at least a little");
        }
    }
}
