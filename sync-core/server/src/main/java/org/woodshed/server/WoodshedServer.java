package org.woodshed.server;

import io.javalin.Javalin;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.server.auth.SigningSecrets;
import org.woodshed.server.backup.AdminSocket;
import org.woodshed.server.http.TlsKeystore;
import org.woodshed.server.storage.DatabasePlace;
import org.woodshed.server.storage.Storage;
import org.woodshed.server.storage.sql.SqlStorage;
import org.woodshed.server.storage.sql.StorageOpenException;
import org.woodshed.server.ws.OtherNodes;

/**
 * A running sync server. Several may run in one process, each with a data folder of its own, or several
 * with one database. Thread-safe.
 *
 * <pre>{@code
 * try (WoodshedServer server = WoodshedServer.start(ServerConfig.in(folder))) {
 *     use(server.uri());
 * }
 * }</pre>
 */
public final class WoodshedServer implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(WoodshedServer.class);
    private static final Duration SOCKET_PATIENCE = Duration.ofSeconds(2);
    private static final int ACTIVITY_SECONDS = 5;
    /** How much later than here sockets hear of what happened on another node. */
    private static final int OTHER_NODES_SECONDS = 2;
    private static final int WATCH_MILLIS = 500;
    private static final int MAINTENANCE_LOOK_SECONDS = 60;

    private final ServerConfig config;
    private final InstantSource clock;
    private final Storage storage;
    private final ServerParts parts;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
            .daemon().name("woodshed-timer").factory());
    private final Javalin javalin;
    private volatile int port;
    private volatile @Nullable AdminSocket admin;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    private WoodshedServer(ServerConfig config, Storage storage, SigningSecrets secrets, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.storage = storage;
        this.parts = new ServerParts(config, storage, secrets, clock);
        this.javalin = parts.javalin(() -> !stopping.get() && storage.answers(), scheduler);
    }

    /**
     * Starts a server and returns once it answers.
     *
     * @throws ServerStartException if the folder or the port can't be used; then nothing is left running
     */
    public static WoodshedServer start(ServerConfig config) throws ServerStartException {
        return start(config, Clock.systemUTC());
    }

    /** As {@link #start(ServerConfig)}, with the clock that decides about the age of tokens and stamps changes. */
    public static WoodshedServer start(ServerConfig config, InstantSource clock) throws ServerStartException {
        requireUsable(config.tls());
        Storage storage = openStorage(config);
        try {
            WoodshedServer server =
                    new WoodshedServer(config, storage, SigningSecrets.of(config.data(), storage), clock);
            server.listen();
            return server;
        } catch (IOException | IllegalArgumentException unreadable) {
            storage.close();
            throw new ServerStartException(
                    "The signing secret in " + config.data() + " can't be used: " + unreadable.getMessage(),
                    unreadable);
        } catch (ServerStartException noPort) {
            storage.close();
            throw noPort;
        }
    }

    /** The port it listens on, also when 0 was asked for. */
    public int port() {
        return port;
    }

    /** Where it answers, such as {@code http://127.0.0.1:8787}. */
    public URI uri() {
        String host = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
        return URI.create((config.tls() == null ? "http://" : "https://") + host + ":" + port());
    }

    /** Every method and path it answers, such as {@code GET /livez}. */
    Set<String> addresses() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream().map(handler -> handler.endpoint).filter(
                endpoint -> endpoint.method.isHttpMethod()).map(
                        endpoint -> endpoint.method.name() + " "
                                + endpoint.path)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns when {@link #close()} is done. */
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    /** Stops accepting, closes sockets with 1001, lets requests in flight finish and closes the database. */
    @Override
    public void close() {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        try {
            parts.sockets().closeAll(SOCKET_PATIENCE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        javalin.stop();
        scheduler.shutdown();
        writeActivity();
        parts.maintenance().close();
        closeAdmin();
        storage.close();
        parts.metrics().close();
        closed.countDown();
        LOGGER.info("Stopped");
    }

    private void listen() throws ServerStartException {
        try {
            port = javalin.start().port();
        } catch (JavalinException notPossible) {
            scheduler.shutdown();
            throw new ServerStartException("Port " + config.port() + " on " + config.host()
                    + " can't be used: another program may have it; choose another with --port", notPossible);
        }
        var _ = scheduler.scheduleWithFixedDelay(() -> parts.sockets().watch(clock.instant(), config.patience()
                .silentSocket()), WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
        var _ = scheduler.scheduleWithFixedDelay(this::writeActivity, ACTIVITY_SECONDS, ACTIVITY_SECONDS,
                TimeUnit.SECONDS);
        if (config.data() instanceof DatabasePlace.Postgres) {
            OtherNodes others = parts.otherNodes();
            var _ = scheduler.scheduleWithFixedDelay(() -> tellFailure(others::look,
                    "What other nodes did was not looked for"), OTHER_NODES_SECONDS, OTHER_NODES_SECONDS,
                    TimeUnit.SECONDS);
        }
        openAdmin();
        // On a thread of its own: sockets are not closed late because of it.
        var _ = scheduler.scheduleWithFixedDelay(
                () -> Thread.ofVirtual().name("maintenance").start(this::maintain),
                0, MAINTENANCE_LOOK_SECONDS, TimeUnit.SECONDS);
        LOGGER.atInfo().addKeyValue("port", port()).log("Started");
    }

    private void openAdmin() {
        if (!(config.data() instanceof DatabasePlace.Folder(Path folder, _))) {
            return;
        }
        try {
            admin = AdminSocket.open(folder, storage);
        } catch (IOException notPossible) {
            LOGGER.warn("Backups are not possible while the server runs: {}", notPossible.getMessage());
        }
    }

    private void closeAdmin() {
        AdminSocket open = admin;
        if (open != null) {
            open.close();
        }
    }

    private void writeActivity() {
        if (storage.takesChanges()) {
            tellFailure(parts.identity()::write, "Device activity was not written");
        }
    }

    /** Runs a task that comes again by itself: its failure must not end it. */
    private static void tellFailure(Runnable task, String failure) {
        try {
            task.run();
        } catch (RuntimeException fault) {
            LOGGER.warn("{}", failure, fault);
        }
    }

    /** Does what is done every hour, if an hour has passed by the clock; on a full disk, once there is room. */
    void maintain() {
        if (storage.takesChanges()) {
            parts.maintenance().tick();
        }
    }

    /** Prunes list operations that have become old since the last snapshot, whatever the clock says. */
    void compact() {
        parts.compact();
    }

    private static void requireUsable(@Nullable TlsKeystore tls) throws ServerStartException {
        try {
            if (tls != null) {
                LOGGER.atInfo().addKeyValue("sha256", tls.fingerprint()).log("Certificate");
            }
        } catch (IOException | GeneralSecurityException unusable) {
            throw new ServerStartException("The certificate in " + tls.file()
                    + " can't be used (a PKCS12 file with its key, and the password it was made with): " + unusable
                            .getMessage(),
                    unusable);
        }
    }

    static Storage openStorage(ServerConfig config) throws ServerStartException {
        try {
            return SqlStorage.open(config.data());
        } catch (StorageOpenException unusable) {
            throw new ServerStartException(String.valueOf(unusable.getMessage()), unusable);
        }
    }
}
