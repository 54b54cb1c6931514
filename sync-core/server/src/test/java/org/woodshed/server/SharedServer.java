package org.woodshed.server;

import java.nio.file.Path;
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

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = RunningServer.open(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }
}
