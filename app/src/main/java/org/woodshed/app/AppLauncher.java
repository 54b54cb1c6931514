package org.woodshed.app;

import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import org.woodshed.client.Woodshed;
import org.woodshed.client.leader.Followers;
import org.woodshed.client.leader.LeaderClient;

/** Opens the window from code that knows nothing of JavaFX. */
public final class AppLauncher {
    /** JavaFX makes the application itself; this is how it gets what it can't be handed. */
    private static volatile WindowFollowers followers = (woodshed, toFront) -> {
        throw new IllegalStateException("the window was opened without its launcher");
    };

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

    static WindowFollowers followers() {
        return followers;
    }

    /**
     * Opens the window on a data folder, and returns when it has been closed. May be called once in a process. Where one is
     * open already, that one comes to the front.
     */
    public static void open(Path dataFolder, WindowFollowers windowFollowers) {
        if (new LeaderClient(dataFolder).show().equals(Optional.of(Followers.Shown.IN_FRONT))) {
            return;
        }
        followers = windowFollowers;
        Application.launch(WoodshedApplication.class, dataFolder.toString());
    }
}
