package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.HistoryItem;
import org.woodshed.protocol.HistoryPage;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Paths;

/** {@code --history-days} on a server's command line, in a process of its own. */
@EmbeddedOnly
class HistoryDaysTest {
    private static final Duration AGO = Duration.ofDays(10);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final EntityKey settled = Edits.newEntry();
    private final EntityKey disputed = Edits.newEntry();
    private final EntityKey unseen = Edits.newEntry();

    @Test
    void olderHistoryGoesButNothingAboveALiveCursorAndNothingOfAnOpenConflict() throws Exception {
        TestDevice studio = tenDaysAgo();

        try (ServerProcess keeping = ServerProcess.start(folder, "--history-days", "11")) {
            assertThat(versions(keeping, studio, settled)).containsExactly(2L, 1L);
            stop(keeping);
        }
        try (ServerProcess pruning = ServerProcess.start(folder, "--history-days", "9")) {
            Awaitility.await().untilAsserted(() -> assertThat(versions(pruning, studio, settled)).containsExactly(2L));
            // Only then: maintenance lets what it has begun finish, and so has looked at everything.
            stop(pruning);
        }
        try (ServerProcess after = ServerProcess.start(folder)) {
            assertThat(versions(after, studio, settled)).as("the last one stays").containsExactly(2L);
            assertThat(versions(after, studio, disputed)).as("a device still has to decide").containsExactly(2L, 1L);
            assertThat(versions(after, studio, unseen)).as("a device has not seen it").containsExactly(2L, 1L);
        }
    }

    @Test
    void lessThanADayIsRefusedBeforeAnythingIsTouched() throws Exception {
        Process refused = ServerProcess.command(folder, java.util.Map.of(), List.of("--data", folder.toString(),
                "--port", "0", "--history-days", "0"));
        assertThat(refused.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(2);
        assertThat(folder.resolve("woodshed-server.mv.db")).doesNotExist();
    }

    /** Three entries of two versions each, and two devices: one knows everything, the other one not the last two seqs. */
    private TestDevice tenDaysAgo() throws Exception {
        ServerConfig config = RunningServer.unlimited(folder).withAccessTokenTtl(Duration.ofDays(30));
        try (RunningServer server = RunningServer.start(config, new SettableClock(Instant.now().minus(AGO)))) {
            TestDevice studio = server.newUser();
            TestDevice home = studio.another();
            studio.sync(Edits.entry(settled, "one"), Edits.entry(disputed, "one"));
            studio.sync(Edits.updated(settled, 1, "{\"notes\": \"two\"}"), Edits.updated(disputed, 1,
                    "{\"notes\": \"two\"}"));
            assertThat(home.sync(Edits.updated(disputed, 1, "{\"notes\": \"mine\"}")).conflicts()).hasSize(1);
            home.sync();
            assertThat(home.cursor()).isEqualTo(4);
            studio.sync(Edits.entry(unseen, "one"));
            studio.sync(Edits.updated(unseen, 1, "{\"notes\": \"two\"}"));
            studio.sync();
            return studio;
        }
    }

    private static List<Long> versions(ServerProcess server, TestDevice device, EntityKey key) throws Exception {
        String page = server.get(Paths.SYNC_V2_HISTORY + "?entityType=" + key.type() + "&entityId=" + key.id(), device
                .token());
        return Json.read(page, HistoryPage.class).changes().stream().map(HistoryItem::version).toList();
    }

    private static void stop(ServerProcess server) throws Exception {
        server.process().destroy();
        assertThat(server.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(server.process().exitValue()).isZero();
    }
}
