package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
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
import org.woodshed.server.cli.ServerCommand;
import picocli.CommandLine;

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
    private final EntityKey fresh = Edits.newEntry();

    @Test
    void olderHistoryGoesButNothingAboveALiveCursorAndNothingOfAnOpenConflict() throws Exception {
        Devices devices = tenDaysAgo();
        TestDevice studio = devices.studio();

        try (ServerProcess pruning = ServerProcess.start(folder, "--history-days", "9")) {
            Awaitility.await().untilAsserted(() -> assertThat(versions(pruning.get(path(settled), studio
                    .token()))).containsExactly(2L));
            // Only then: maintenance lets what it has begun finish, and so has looked at everything.
            stop(pruning);
        }
        try (RunningServer after = RunningServer.start(config())) {
            TestDevice again = new TestDevice(after, studio.grant(), studio.email());
            assertThat(versions(page(again, settled))).as("the last one stays").containsExactly(2L);
            assertThat(versions(page(again, disputed))).as("a device still has to decide").containsExactly(2L, 1L);
            assertThat(versions(page(again, unseen))).as("a device has not seen it").containsExactly(2L, 1L);
            TestDevice young = new TestDevice(after, devices.young().grant(), devices.young().email());
            assertThat(versions(page(young, fresh))).as("it is not old enough").containsExactly(2L, 1L);
        }
    }

    @Test
    void lessThanADayIsRefusedBeforeAnythingIsTouched() {
        StringWriter errors = new StringWriter();
        assertThat(new CommandLine(new ServerCommand()).setErr(new PrintWriter(errors)).execute("--data", folder
                .toString(), "--port", "0", "--history-days", "0")).isEqualTo(2);
        assertThat(errors.toString()).contains("--history-days");
        assertThat(folder).isEmptyDirectory();
    }

    private record Devices(TestDevice studio, TestDevice young) {}

    /**
     * Three entries of two versions each, and two devices: one knows everything, the other one not the last two seqs. Two
     * days later another account has an entry of two versions.
     */
    private Devices tenDaysAgo() throws Exception {
        SettableClock clock = new SettableClock(Instant.now().minus(AGO));
        try (RunningServer server = RunningServer.start(config(), clock)) {
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
            clock.advance(Duration.ofDays(2));
            TestDevice young = server.newUser();
            young.sync(Edits.entry(fresh, "one"));
            young.sync(Edits.updated(fresh, 1, "{\"notes\": \"two\"}"));
            young.sync();
            return new Devices(studio, young);
        }
    }

    private ServerConfig config() {
        return RunningServer.unlimited(folder).withAccessTokenTtl(Duration.ofDays(30));
    }

    private static String path(EntityKey key) {
        return Paths.SYNC_V2_HISTORY + "?entityType=" + key.type() + "&entityId=" + key.id();
    }

    private static String page(TestDevice device, EntityKey key) throws Exception {
        return device.get(path(key)).body();
    }

    private static List<Long> versions(String page) throws Exception {
        return Json.read(page, HistoryPage.class).changes().stream().map(HistoryItem::version).toList();
    }

    private static void stop(ServerProcess server) throws Exception {
        server.process().destroy();
        assertThat(server.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(server.process().exitValue()).isZero();
    }
}
