package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.ConnectRequest;
import org.woodshed.client.ConnectResult;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.model.LogbookEntry;
import org.woodshed.server.ServerConfig;
import org.woodshed.server.storage.DatabasePlace;

/** What laptops see of a server whose disk is full: they are told, keep everything, and go on by themselves. */
@NullMarked
class FullServerDiskSyncTest {
    private static final String EMAIL = "clara@example.org";
    private static final int MOST_ENTRIES = 200;
    private static final int NOT_READY = 503;

    @TempDir
    Path folder;
    private final SmallDisk disk = new SmallDisk();
    private Laptop a;
    private Laptop b;

    @BeforeEach
    void laptops() {
        a = Laptop.named("a", folder);
        b = Laptop.named("b", folder);
    }

    @AfterEach
    void end() {
        a.close();
        b.close();
        disk.close();
    }

    @Test
    void aLaptopIsToldKeepsWhatItHasAndSendsItWhenThereIsRoomWhileOthersRead() throws IOException {
        try (TestServer server = start(UnaryOperator.identity())) {
            connect(server);
            SyncResult refused = fill();

            assertThat(refused).asInstanceOf(type(SyncResult.NotReached.class)).satisfies(not -> {
                assertThat(not.message()).contains("disk is full", "is safe", "when there is room");
                assertThat(not.pending()).isPositive();
            });
            assertThat(ServerCalls.get(server.uri(), "/readyz", "").statusCode()).isEqualTo(NOT_READY);
            assertThat(ServerCalls.get(server.uri(), "/livez", "").statusCode()).isEqualTo(200);
            assertThat(ServerCalls.get(server.uri(), "/metrics", "").body()).contains("woodshed_storing 0");
            b.sync();
            assertThat(b.entries()).as("what the server had acknowledged").isNotEmpty().isSubsetOf(a.entries());
            assertThat(newcomer(server)).asInstanceOf(type(ConnectResult.Refused.class)).satisfies(
                    refusal -> assertThat(refusal.message()).contains("disk is full"));

            disk.makeRoom();
            assertThat(ServerCalls.get(server.uri(), "/readyz", "").statusCode()).isEqualTo(200);
            assertThat(ServerCalls.get(server.uri(), "/metrics", "").body()).contains("woodshed_storing 1");
            requireEqual();
        }
    }

    @Test
    void nobodyIsSignedOutBecauseANewTokenCanNotBeStored() {
        try (TestServer server = start(config -> config.withAccessTokenTtl(Duration.ofSeconds(1)))) {
            connect(server);
            fill();
            await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> assertThat(b.trySync()).asInstanceOf(type(
                    SyncResult.NotReached.class)).satisfies(not -> assertThat(not.message()).contains("disk is full")));
            disk.makeRoom();
            requireEqual();
        }
    }

    /** It once did not come to an end: what it wanted to write down before was refused. */
    @Test
    void itStopsAndStartsOnAFullDiskAndGoesOnThere() {
        try (TestServer server = start(UnaryOperator.identity())) {
            connect(server);
            fill();
            b.sync();
            server.stop();
            server.startAgain();
            b.sync();
            assertThat(a.trySync()).isInstanceOf(SyncResult.NotReached.class);
            disk.makeRoom();
            requireEqual();
        }
    }

    private TestServer start(UnaryOperator<ServerConfig> settings) {
        Path data = folder.resolve("server");
        return TestServer.start(data, config -> settings.apply(config.withData(new DatabasePlace.Folder(data, disk
                .fileSystem()))));
    }

    private void connect(TestServer server) {
        a.register(server.uri(), EMAIL);
        b.signIn(server.uri(), EMAIL);
        a.log("2026-11-20T17:40:00Z", 20, entry -> entry.notes("before"));
        a.sync();
    }

    /** Logs on one laptop until its server takes nothing more. */
    private SyncResult fill() {
        disk.leave(0);
        SyncResult result = a.trySync();
        for (int entries = 0; result instanceof SyncResult.Done && entries < MOST_ENTRIES; entries++) {
            a.log("2026-11-20T17:40:00Z", 20, entry -> entry.notes("n".repeat(4_000)));
            result = a.trySync();
        }
        return result;
    }

    private ConnectResult newcomer(TestServer server) {
        try (Laptop c = Laptop.named("c", folder)) {
            return c.woodshed().sync().connect(new ConnectRequest(server.uri(), EMAIL, Laptop.PASSWORD, false, "c"))
                    .orTimeout(30, TimeUnit.SECONDS).join();
        }
    }

    private void requireEqual() {
        a.sync();
        b.sync();
        assertThat(b.entries()).extracting(LogbookEntry::id).containsExactlyInAnyOrderElementsOf(a.entries().stream()
                .map(LogbookEntry::id).toList());
    }
}
