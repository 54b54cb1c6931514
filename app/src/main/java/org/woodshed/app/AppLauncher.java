package org.woodshed.app;

import java.nio.file.Path;
import javafx.application.Application;

/** Opens the window from code that knows nothing of JavaFX. */
public final class AppLauncher {
    private AppLauncher() {}

    /** Opens the window on a data folder, and returns when it has been closed. May be called once in a process. */
    public static void open(Path dataFolder) {
        Application.launch(WoodshedApplication.class, dataFolder.toString());
    }
}
