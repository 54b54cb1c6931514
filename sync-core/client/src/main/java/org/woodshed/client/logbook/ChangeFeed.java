package org.woodshed.client.logbook;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells listeners what changed. Thread-safe; a publication reaches all listeners before the next one any. */
public final class ChangeFeed {
    private final List<Consumer<LogbookChanges>> listeners = new CopyOnWriteArrayList<>();

    public Subscription subscribe(Consumer<LogbookChanges> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Called on the store's thread only. Empty changes are not told. */
    public void publish(LogbookChanges changes) {
        if (!changes.items().isEmpty()) {
            listeners.forEach(listener -> listener.accept(changes));
        }
    }
}
