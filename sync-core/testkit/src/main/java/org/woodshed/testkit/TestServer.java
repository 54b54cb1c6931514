package org.woodshed.testkit;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.woodshed.server.ServerConfig;
import org.woodshed.server.ServerStartException;
import org.woodshed.server.WoodshedServer;
import org.woodshed.server.auth.PasswordCost;
import org.woodshed.server.auth.Registration;

/**
 * A real sync server in this process: real sockets, real H2 files in the given folder. It can be stopped and started
 * again on the same port, as laptops would see it happen. Not thread-safe.
 */
public final class TestServer implements AutoCloseable {
    private final ServerConfig config;
    private final int port;
    private WoodshedServer server;

    private TestServer(ServerConfig config, WoodshedServer server) {
        this.config = config;
        this.port = server.port();
        this.server = server;
    }

    /** Starts a server on a free port; anybody may register. */
    public static TestServer start(Path folder) {
        return start(folder, UnaryOperator.identity());
    }

    /** As {@link #start(Path)}, with other settings. */
    public static TestServer start(Path folder, UnaryOperator<ServerConfig> settings) {
        ServerConfig config = settings.apply(ServerConfig.in(folder).withRegistration(Registration.OPEN)
                .withPasswordCost(new PasswordCost(64, 1)));
        return new TestServer(config, run(config));
    }

    private static WoodshedServer run(ServerConfig config) {
        try {
            return WoodshedServer.start(config);
        } catch (ServerStartException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public URI uri() {
        return server.uri();
    }

    /** Stops it; laptops find nobody at its address. */
    public void stop() {
        server.close();
    }

    /** Starts it again where it was. */
    public void startAgain() {
        startAgain(UnaryOperator.identity());
    }

    /** Starts it again where it was, with other settings than before. */
    public void startAgain(UnaryOperator<ServerConfig> settings) {
        server = run(settings.apply(config).withPort(port));
    }

    @Override
    public void close() {
        server.close();
    }
}
