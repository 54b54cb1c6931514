package org.woodshed.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.work.SystemClock;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.Woodshed;
import org.woodshed.client.leader.Followers;

/** Opens the window from code that knows nothing of JavaFX. */
public final class AppLauncher {
    /** JavaFX makes the application itself; this is how it gets what it can't be handed. */
    private static volatile @Nullable Launch launched;

    /**
     * What a window is opened with.
     *
     * @param opening the data folder; empty if another window shows it
     */
    record Launch(WindowFollowers followers, Clock clock, CompletableFuture<Optional<LocalWoodshed>> opening) {}

    private AppLauncher() {}

    /** What a process with a window does for others. */
    @FunctionalInterface
    public interface WindowFollowers {
        /**
         * Made once the data folder is open.
         *
         * @param toFront brings the window to the front, from any thread
         */
        Followers of(Woodshed woodshed, Runnable toFront);
    }

    static Launch launched() {
        return Objects.requireNonNull(launched, "the window was opened without its launcher");
    }

    /**
     * Opens the window on a data folder, and returns when it has been closed. May be called once in a process. Where one is
     * open already, that one comes to the front.
     */
    public static void open(Path dataFolder, WindowFollowers windowFollowers) {
        StartLog.reached("the program runs");
        Clock clock = new SystemClock();
        WindowFolder.Opening opening = WindowFolder.begin(dataFolder, clock);
        if (opening.isShownElsewhere()) {
            return;
        }
        Launch launch = new Launch(windowFollowers, clock, opening.opened());
        launched = launch;
        boolean ended = false;
        try {
            Application.launch(WoodshedApplication.class, dataFolder.toString());
            ended = true;
        } finally {
            if (!ended) {
                letGo(launch.opening);
            }
        }
    }

    /** Without a screen, say, there was nobody to close what had been opened. */
    private static void letGo(CompletableFuture<Optional<LocalWoodshed>> opening) {
        CompletableFuture<Void> closed = opening.thenAccept(opened -> opened.ifPresent(LocalWoodshed::close));
        closed.exceptionally(neverOpened -> null).join();
    }
}
