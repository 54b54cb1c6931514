package org.woodshed.testkit;

import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A real server of its own for each test, and two laptops of one musician that are signed in to it. */
@NullMarked
abstract class TwoConnectedLaptops {
    @TempDir
    Path folder;
    TestServer server;
    Laptop a;
    Laptop b;

    @BeforeEach
    void connect() {
        server = TestServer.start(folder.resolve("server"));
        a = Laptop.named("Studio MacBook", folder).register(server.uri(), "clara@example.org");
        b = Laptop.named("Travel ThinkPad", folder).signIn(server.uri(), "clara@example.org");
    }

    @AfterEach
    void close() {
        a.close();
        b.close();
        server.close();
    }
}
