package org.woodshed.app;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.LocalWoodshed;

/** Opens a data folder as the window does, for tests in other packages. */
public final class WindowFolderAccess {
    private WindowFolderAccess() {}

    public static @Nullable LocalWoodshed open(Path folder) {
        return WindowFolder.open(folder, Clock.systemUTC()).orElse(null);
    }
}
