package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.protocol.ListOperation;
import org.woodshed.server.auth.SigningSecrets;
import org.woodshed.server.limits.SyncPolicy;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.Storage;

/** Operations on lists are pruned by the clock, also when nobody sends a snapshot: when a server starts, then hourly. */
class HourlyUpkeepTest {
    private static final long MARGIN = 2;
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T18:00:00Z"));
    @SuppressWarnings("NullAway.Init")
    private ServerConfig config;
    @SuppressWarnings("NullAway.Init")
    private TestDevice studio;
    @SuppressWarnings("NullAway.Init")
    private TestDevice slow;

    /** Ten operations and two snapshots; one device has applied everything, the other one only half of it. */
    @BeforeEach
    void tenOperationsHeldBackByOneDevice(@TempDir Path folder) throws Exception {
        config = RunningServer.unlimited(folder).withData(TestDatabases.in(folder)).withAccessTokenTtl(Duration.ofDays(
                30)).withPolicy(new SyncPolicy(MARGIN, SyncPolicy.DEFAULT.versions()));
        try (RunningServer server = RunningServer.start(config, clock)) {
            studio = server.newUser();
            slow = studio.another();
            TestLists lists = new TestLists(studio);
            lists.push(IntStream.range(0, 10).mapToObj(number -> lists.operation("item " + number)).toArray(
                    ListOperation[]::new));
            lists.pull(500);
            lists.pull(500);
            new TestLists(slow).pull("?since=5");
            server.server().compact();
            lists.snapshot(9, "older");
            assertThat(lists.snapshot(10, "newer").floor()).as("5 less the margin").isEqualTo(3);
        }
    }

    @Test
    void anHourAfterTheLastTimeAndNotBefore() throws Exception {
        try (Storage storage = WoodshedServer.openStorage(config)) {
            // All that a server is made of; no timer runs in it but this test.
            ServerParts parts = new ServerParts(config, storage, SigningSecrets.random(), clock);
            parts.maintenance().tick();
            parts.identity().activity().seenLists(slow.userId(), slow.deviceId(), 10);

            clock.advance(Duration.ofMinutes(59));
            parts.maintenance().tick();
            assertThat(floor(storage)).as("after 59 minutes").isEqualTo(3);
            clock.advance(Duration.ofMinutes(1));
            parts.maintenance().tick();
            assertThat(floor(storage)).as("after 60 minutes: 10 less the margin").isEqualTo(8);
            parts.maintenance().close();
            parts.metrics().close();
        }
    }

    @Test
    void whenTheServerStarts() throws Exception {
        try (Storage storage = WoodshedServer.openStorage(config)) {
            ServerParts parts = new ServerParts(config, storage, SigningSecrets.random(), clock);
            parts.identity().activity().seenLists(slow.userId(), slow.deviceId(), 10);
            parts.identity().write();
            parts.metrics().close();
        }
        try (RunningServer again = RunningServer.start(config, clock)) {
            TestLists lists = new TestLists(new TestDevice(again, studio.grant(), studio.email()));
            Awaitility.await().untilAsserted(() -> assertThat(lists.pullRefused(7, 409).code()).isEqualTo(
                    "bootstrap_required"));
            assertThat(lists.pull("?since=8").statusCode()).isEqualTo(200);
        }
    }

    private long floor(Storage storage) {
        return storage.readLog(studio.userId(), LogReader::head).lists().floor();
    }
}
