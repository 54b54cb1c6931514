package org.woodshed.server.fanout;

import java.util.function.Consumer;

/**
 * Tells every listener on every node what happened. Events of one account that are published one after the other arrive
 * in that order on their own node; an event may be lost between nodes, which laptops notice by {@code prevSeq}.
 * Thread-safe.
 */
public interface Fanout {
    void publish(FanoutEvent event);

    /** Adds a listener for good. It must return quickly: the publisher waits for it. */
    void listen(Consumer<FanoutEvent> listener);
}
