package org.woodshed.app.work;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A query that is run again whenever something changed, but never twice at once: what is asked for meanwhile is one more
 * run. Belongs to the screen's thread.
 */
public final class RepeatedQuery<T> {
    private final Threads threads;
    private final Supplier<T> query;
    private final Consumer<T> show;
    private final Consumer<RuntimeException> failed;
    private boolean running;
    private boolean wanted;

    public RepeatedQuery(Threads threads, Supplier<T> query, Consumer<T> show, Consumer<RuntimeException> failed) {
        this.threads = threads;
        this.query = query;
        this.show = show;
        this.failed = failed;
    }

    public void run() {
        if (running) {
            wanted = true;
            return;
        }
        running = true;
        threads.query(query, found -> ended(() -> show.accept(found)), failure -> ended(() -> failed.accept(failure)));
    }

    private void ended(Runnable tell) {
        running = false;
        tell.run();
        if (wanted) {
            wanted = false;
            run();
        }
    }
}
