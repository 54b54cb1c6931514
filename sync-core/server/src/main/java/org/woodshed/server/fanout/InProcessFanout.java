package org.woodshed.server.fanout;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fan-out for a server of one node. Thread-safe. */
public final class InProcessFanout implements Fanout {
    private static final Logger LOGGER = LoggerFactory.getLogger(InProcessFanout.class);

    private final List<Consumer<FanoutEvent>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void publish(FanoutEvent event) {
        for (Consumer<FanoutEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException fault) {
                // What is told here is committed: its author gets the answer all the same.
                LOGGER.error("A listener failed", fault);
            }
        }
    }

    @Override
    public void listen(Consumer<FanoutEvent> listener) {
        listeners.add(listener);
    }
}
