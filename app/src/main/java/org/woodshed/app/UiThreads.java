package org.woodshed.app;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.woodshed.app.work.Threads;

/** JavaFX's thread and one background thread; closing ends the latter, and what it has not begun is dropped. */
final class UiThreads implements AutoCloseable {
    private final ThreadPoolExecutor background = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), Thread.ofPlatform().name("woodshed-screen-queries").daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    Threads threads() {
        return new Threads(Platform::runLater, background);
    }

    /** Waits for the query that is running, so that the store can be closed behind it. */
    @Override
    public void close() {
        background.shutdownNow();
        background.close();
    }
}
