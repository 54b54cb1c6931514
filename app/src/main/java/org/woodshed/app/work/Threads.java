package org.woodshed.app.work;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where screens do their work. Thread-safe.
 *
 * @param screen     the one thread that view models live on; in the application, JavaFX's
 * @param background a single thread for whatever reads the disk, so that a later query never shows older data
 */
public record Threads(Executor screen, Executor background) {
    /** Runs a query in the background, then one of the two consumers on the screen's thread. */
    public <T> void query(Supplier<T> query, Consumer<T> show, Consumer<RuntimeException> failed) {
        background.execute(() -> {
            T found;
            try {
                found = query.get();
            } catch (RuntimeException failure) {
                screen.execute(() -> failed.accept(failure));
                return;
            }
            screen.execute(() -> show.accept(found));
        });
    }
}
