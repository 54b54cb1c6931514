package org.woodshed.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.DeviceId;
import org.woodshed.protocol.Credentials;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.TokenGrant;
import org.woodshed.server.auth.PasswordCost;
import org.woodshed.server.auth.Registration;
import org.woodshed.server.limits.RateLimit;
import org.woodshed.server.storage.DatabasePlace;

/** A server under test, and the plainest possible HTTP client for it. */
final class RunningServer implements AutoCloseable {
    /** A server that is stopped may leave a connection that it has just accepted without an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String PASSWORD = "correct horse battery";

    private final WoodshedServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningServer(WoodshedServer server) {
        this.server = server;
    }

    static RunningServer start(ServerConfig config, InstantSource clock) throws Exception {
        return new RunningServer(WoodshedServer.start(placed(config), clock));
    }

    /** One that lets everybody in, and as often and as quickly as tests like. */
    static RunningServer open(Path folder) throws Exception {
        return start(unlimited(folder));
    }

    static RunningServer start(ServerConfig config) throws Exception {
        return new RunningServer(WoodshedServer.start(placed(config)));
    }

    /** The same on the kind of database that this run is about. */
    private static ServerConfig placed(ServerConfig config) {
        return config.data() instanceof DatabasePlace.Folder(Path folder, _) ? config.withData(TestDatabases.in(folder))
                : config;
    }

    static ServerConfig unlimited(Path folder) {
        return ServerConfig.in(folder).withRegistration(Registration.OPEN).withLoginRate(RateLimit.parse("100000/s"))
                .withSyncRate(RateLimit.parse("100000/s")).withPasswordCost(new PasswordCost(64, 1));
    }

    WoodshedServer server() {
        return server;
    }

    URI uri(String path) {
        return URI.create(server.uri() + path);
    }

    HttpClient http() {
        return http;
    }

    /** Registers an account that nobody else has, from a device that nobody else has. */
    TestDevice newUser() throws Exception {
        return register(newEmail());
    }

    static String newEmail() {
        return "m" + UUID.randomUUID() + "@example.org";
    }

    TestDevice register(String email) throws Exception {
        Credentials credentials = credentials(email, PASSWORD);
        return new TestDevice(this, grant(send("POST", Paths.REGISTER, null, credentials), 201), email);
    }

    TestDevice login(String email) throws Exception {
        return new TestDevice(this, grant(send("POST", Paths.LOGIN, null, credentials(email, PASSWORD)), 200), email);
    }

    static Credentials credentials(String email, String password) {
        return new Credentials(email, password, new DeviceId(UUID.randomUUID().toString()), "Laptop");
    }

    static TokenGrant grant(HttpResponse<String> answer, int status) throws Exception {
        if (answer.statusCode() != status) {
            throw new AssertionError("expected " + status + ", got " + answer.statusCode() + ": " + answer.body());
        }
        return Json.read(answer.body(), TokenGrant.class);
    }

    /** @param headers further names and values, in turn */
    HttpResponse<String> send(String method, String path, @Nullable String token, @Nullable Object body,
            String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, HttpRequest.BodyPublishers.ofString(
                    body instanceof String text ? text : Json.write(body)));
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        // First the client's idle connections: a server that stops would wait a second for each to be used again.
        http.shutdownNow();
        server.close();
    }
}
