package org.woodshed.app.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.LogbookChanges;
import org.woodshed.client.logbook.Subscription;

/**
 * Brings changes of the logbook to the screen's thread. However many transactions come while the screen is busy, they
 * arrive together. Thread-safe; listeners are called on the screen's thread.
 */
public final class LogbookFeed implements AutoCloseable {
    private final Executor screen;
    private final List<Consumer<List<LogbookChanges.Item>>> listeners = new CopyOnWriteArrayList<>();
    private final List<LogbookChanges.Item> waiting = new ArrayList<>();
    private final Subscription subscription;

    public LogbookFeed(Logbook logbook, Executor screen) {
        this.screen = screen;
        this.subscription = logbook.onChange(this::arrived);
    }

    public void onItems(Consumer<List<LogbookChanges.Item>> listener) {
        listeners.add(listener);
    }

    private void arrived(LogbookChanges changes) {
        boolean first;
        synchronized (waiting) {
            first = waiting.isEmpty();
            waiting.addAll(changes.items());
        }
        if (first) {
            screen.execute(this::deliver);
        }
    }

    private void deliver() {
        List<LogbookChanges.Item> items;
        synchronized (waiting) {
            items = List.copyOf(waiting);
            waiting.clear();
        }
        listeners.forEach(listener -> listener.accept(items));
    }

    @Override
    public void close() {
        subscription.close();
    }
}
