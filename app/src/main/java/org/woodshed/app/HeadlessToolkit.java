package org.woodshed.app;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Scene;

/** JavaFX drawing in memory, on machines without a display: entered from any other thread. */
public final class HeadlessToolkit {
    private static final long PATIENCE_SECONDS = 30;
    private static boolean started;

    private HeadlessToolkit() {}

    /** Starts it, once in a process; it has to come before anything else of JavaFX. */
    public static synchronized void start() {
        if (started) {
            return;
        }
        started = true;
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        CompletableFuture<Boolean> running = new CompletableFuture<>();
        Platform.startup(() -> running.complete(true));
        Platform.setImplicitExit(false);
        running.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Runs on JavaFX's thread and waits for it, or at once if this is it; what it throws is the cause of what is thrown here. */
    public static <T> T call(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable task = () -> {
            try {
                result.complete(work.call());
            } catch (Exception | AssertionError failure) {
                result.completeExceptionally(failure);
            }
        };
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        return result.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** As {@link #call}, for work without a result. */
    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Waits until a scene has been laid out for one more frame, as a person would see it. */
    public static void frame(Scene scene) {
        CompletableFuture<Boolean> laidOut = new CompletableFuture<>();
        run(() -> {
            AtomicReference<Runnable> listener = new AtomicReference<>();
            listener.set(() -> {
                scene.removePostLayoutPulseListener(listener.get());
                laidOut.complete(true);
            });
            scene.addPostLayoutPulseListener(listener.get());
            Platform.requestNextPulse();
        });
        laidOut.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
