package org.woodshed.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.ConnectRequest;
import org.woodshed.client.ConnectResult;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.logbook.Saving;
import org.woodshed.client.store.DamagedFile;
import org.woodshed.client.store.StoreException;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PracticeTime;
import org.woodshed.store.GuardedFile;
import org.woodshed.testkit.TestServer;

/** What went wrong elsewhere with the file that a laptop keeps everything in, and must not here. Lesson 65: {@code ExportCommandTest}. */
class StoreLessonsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-20T18:30:00Z"), BERLIN);

    @TempDir
    private Path folder;

    @Test
    void lesson60WritesPendingAtCloseAreWritten() throws Exception {
        LocalWoodshed woodshed = open(folder, NOW);
        for (int entry = 0; entry < 200; entry++) {
            add(woodshed, "entry " + entry);
        }
        woodshed.close();
        assertThat(notes(folder)).hasSize(200);
    }

    /** With every earlier version: {@code MigrationsTest}. */
    @Test
    void lesson61AMigrationThatFailsLeavesTheOldFileUsable() throws Exception {
        oneEntry();
        int present = withFile("select max(version) from schema_version");
        // The newest script meets what it has made before
        withFile("delete from schema_version where version = " + present);
        StoreException refused = catchThrowableOfType(StoreException.class, () -> open(folder, NOW));
        assertThat(refused).hasMessageContainingAll("could not be changed", "Nothing was changed", "version before");
        assertThat(Files.exists(folder.resolve("logbook.mv.db"))).isTrue();
        withFile("insert into schema_version (version) values (" + present + ")");
        assertThat(notes(folder)).containsExactly("kept");
        try (LocalWoodshed woodshed = open(folder, NOW)) {
            assertThat(woodshed.backups().list()).singleElement().satisfies(backup -> assertThat(backup.entries())
                    .isEqualTo(1));
        }
    }

    @Test
    void lesson62RepairingKeepsTheDamagedFileAndTheBackupsAsTheyWere() throws Exception {
        oneEntry();
        Path backup;
        try (LocalWoodshed woodshed = open(folder, NOW)) {
            backup = woodshed.backups().make().orTimeout(20, TimeUnit.SECONDS).join().path();
        }
        byte[] before = Files.readAllBytes(backup);
        byte[] damaged = Files.readAllBytes(folder.resolve("logbook.mv.db"));
        damaged[damaged.length / 2] ^= 4;
        damaged[17] ^= 4;
        Files.write(folder.resolve("logbook.mv.db"), damaged);
        DamagedFile.Rescued rescued =
                LocalWoodshed.rescue(new WoodshedConfig(folder, NOW, new Random(1))).orElseThrow();
        assertThat(rescued.setAside()).hasBinaryContent(damaged);
        assertThat(backup).hasBinaryContent(before);
        assertThat(notes(folder)).containsExactly("kept");
    }

    @Test
    void lesson63ASecondProcessDoesNotCorrupt() throws Exception {
        try (LocalWoodshed woodshed = open(folder, NOW)) {
            saved(add(woodshed, "kept"));
            assertThatThrownBy(() -> open(folder, NOW)).isInstanceOfSatisfying(StoreException.class,
                    refused -> assertThat(refused.kind()).isEqualTo(StoreException.Kind.IN_USE));
            // A program that knows nothing of the folder's lock
            assertThatThrownBy(
                    () -> DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("logbook"), "woodshed",
                            ""))
                    .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getErrorCode())
                            .isEqualTo(ErrorCode.DATABASE_ALREADY_OPEN_1));
            saved(add(woodshed, "one more"));
        }
        assertThat(notes(folder)).containsExactlyInAnyOrder("kept", "one more");
    }

    @Test
    void lesson64ARunningSessionSurvivesACrash() throws Exception {
        Path crashed = folder.resolve("crashed");
        Path running = folder.resolve("running");
        try (LocalWoodshed woodshed = open(running, NOW)) {
            woodshed.logbook().timer().start(null);
            saved(add(woodshed, "what comes later is on the disk later"));
            Files.createDirectories(crashed);
            Files.copy(running.resolve("logbook.mv.db"), crashed.resolve("logbook.mv.db"));
        }
        try (LocalWoodshed woodshed = open(crashed, Clock.offset(NOW, Duration.ofMinutes(2)))) {
            assertThat(woodshed.logbook().timer().running()).isPresent();
            assertThat(woodshed.logbook().timer().elapsed()).isEqualTo(Duration.ofMinutes(2));
        }
    }

    @Test
    void aFileThatIsNewerThanTheProgramIsLeftAlone() throws Exception {
        oneEntry();
        withFile("insert into schema_version (version) values (9999)");
        StoreException refused = catchThrowableOfType(StoreException.class, () -> open(folder, NOW));
        assertThat(refused.kind()).isEqualTo(StoreException.Kind.NEWER);
        assertThat(refused).hasMessageContainingAll("newer Woodshed", "Nothing was changed", "Update Woodshed");
        withFile("delete from schema_version where version = 9999");
        assertThat(notes(folder)).containsExactly("kept");
    }

    @Test
    void aFolderThatCanNotBeMadeSaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> open(file.resolve("data"), NOW)).isInstanceOfSatisfying(StoreException.class,
                refused -> assertThat(refused.kind()).isEqualTo(StoreException.Kind.NOT_WRITABLE)).hasMessageContaining(
                        "--data");
    }

    /** One laptop lives in 1999, the other in 2061, in another zone; the server does not. */
    @Test
    void clocksThatAreYearsOffChangeNothingInSyncing() throws Exception {
        Clock past = Clock.offset(Clock.system(BERLIN), Duration.ofDays(-27 * 365));
        Clock future = Clock.offset(Clock.system(ZoneId.of("Pacific/Auckland")), Duration.ofDays(35 * 365));
        try (TestServer server = TestServer.start(folder.resolve("server"));
                LocalWoodshed early = open(folder.resolve("early"), past);
                LocalWoodshed late = open(folder.resolve("late"), future)) {
            LogbookEntry first = saved(add(early, "by the early one"));
            connect(early, server, true);
            connect(late, server, false);
            LogbookEntry seen = late.logbook().entry(first.id()).orElseThrow().entry();
            assertThat(seen.when()).isEqualTo(first.when());
            saved(late.logbook().editEntry(seen, EntryDraft.of(seen).notes("by the late one, after it")));
            sync(late);
            sync(early);
            LogbookEntry now = early.logbook().entry(first.id()).orElseThrow().entry();
            assertThat(now.notes()).isEqualTo("by the late one, after it");
            saved(early.logbook().editEntry(now, EntryDraft.of(now).notes("by the early one again")));
            sync(early);
            sync(late);
            assertThat(late.logbook().entry(first.id()).orElseThrow().entry().notes()).isEqualTo(
                    "by the early one again");
            assertThat(early.sync().conflicts()).isEmpty();
            assertThat(late.sync().conflicts()).isEmpty();
            assertThat(late.sync().figures().digest()).isEqualTo(early.sync().figures().digest());
        }
    }

    private static void connect(LocalWoodshed woodshed, TestServer server, boolean register) {
        assertThat(woodshed.sync().connect(new ConnectRequest(server.uri(), "anna@example.org",
                "slow practice makes perfect", register, register ? "Early" : "Late")).orTimeout(40, TimeUnit.SECONDS)
                .join()).isInstanceOf(ConnectResult.Connected.class);
        sync(woodshed);
    }

    private static void sync(LocalWoodshed woodshed) {
        assertThat(woodshed.sync().syncNow().orTimeout(40, TimeUnit.SECONDS).join()).isInstanceOf(
                SyncResult.Done.class);
    }

    private void oneEntry() throws Exception {
        try (LocalWoodshed woodshed = open(folder, NOW)) {
            saved(add(woodshed, "kept"));
        }
    }

    /** Runs one statement on the closed file; the number it selects, or how many rows it changed. */
    private int withFile(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:" + GuardedFile.prefix() + "file:" + folder
                .resolve("logbook"), "woodshed", ""); Statement sql = connection.createStatement()) {
            if (!sql.execute(statement)) {
                return sql.getUpdateCount();
            }
            sql.getResultSet().next();
            return sql.getResultSet().getInt(1);
        }
    }

    private static LocalWoodshed open(Path data, Clock clock) {
        return LocalWoodshed.open(new WoodshedConfig(data, clock, new Random()));
    }

    private static Saving add(LocalWoodshed woodshed, String notes) throws Exception {
        Instant start = Instant.parse("2026-11-20T17:40:00Z");
        return woodshed.logbook().addEntry(EntryDraft.starting(PracticeTime.starting(start, BERLIN,
                PracticeTime.DEFAULT_DAY_START), start).durationSeconds(1_200).notes(notes));
    }

    private static LogbookEntry saved(Saving saving) {
        return new LogbookEntry(saving.durable().orTimeout(20, TimeUnit.SECONDS).join());
    }

    private static List<String> notes(Path data) {
        try (LocalWoodshed woodshed = open(data, NOW); Stream<LogbookEntry> entries = woodshed.logbook().allEntries()) {
            return entries.map(entry -> entry.notes().strip()).toList();
        }
    }
}
