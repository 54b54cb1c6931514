package org.woodshed.testkit;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.server.ServerConfig;

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
        server = TestServer.start(folder.resolve("server"), settings());
        a = Laptop.named("Studio MacBook", folder).register(server.uri(), "clara@example.org");
        b = Laptop.named("Travel ThinkPad", folder).signIn(server.uri(), "clara@example.org");
    }

    /** Of the server; what every server has, unless a test says otherwise. */
    UnaryOperator<ServerConfig> settings() {
        return UnaryOperator.identity();
    }

    @AfterEach
    void close() {
        a.close();
        b.close();
        server.close();
    }
}
