package org.woodshed.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Base of tests that need a server, but not one of their own: each test makes accounts of its own on it. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SharedServer {
    @SuppressWarnings("NullAway.Init")
    protected RunningServer server;
    private @Nullable RunningServer running;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = RunningServer.open(folder);
        running = server;
    }

    @AfterAll
    void stop() {
        // None if this kind of database does not run here.
        if (running != null) {
            running.close();
        }
    }
}
