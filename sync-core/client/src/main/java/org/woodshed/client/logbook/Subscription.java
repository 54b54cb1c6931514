package org.woodshed.client.logbook;

/** A listener's registration. Closing it twice does nothing more; thread-safe. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
