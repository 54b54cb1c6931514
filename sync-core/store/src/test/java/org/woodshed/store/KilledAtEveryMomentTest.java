package org.woodshed.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A kill leaves what was written until then, and of the write that was under way the first pages. So every moment at which a
 * process can be killed is tried without killing one: its writes are remembered, and the file is put together as it was at
 * each of them, while it opened, worked, was compacted and closed. Each life begins with what a kill in the one before left.
 */
@NullMarked
class KilledAtEveryMomentTest {
    /** Space is used again as soon as it is free: a retention time would only hide what is overwritten too early. */
    private static final String SETTINGS = ";RETENTION_TIME=0;MAX_COMPACT_TIME=3000;DB_CLOSE_ON_EXIT=FALSE"
            + DurableCommit.OPENING;
    /** As on a laptop: H2 moves nothing when it closes. */
    private static final String NEXT_LIFE = ";RETENTION_TIME=0;MAX_COMPACT_TIME=0;DB_CLOSE_ON_EXIT=FALSE"
            + DurableCommit.OPENING;
    private static final int EDITS_IN_NEXT_LIFE = 4;
    /** So that H2's own thread gets between the commits. */
    private static final int WRITE_DELAY_MILLIS = 10;
    private static final int ROWS = 400;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final long seed = Long.getLong("woodshed.seed", 20_261_122);
    private final Random random = new Random(seed);
    private int edits;
    private int tried;
    private int lived;
    /** Whether only what happens after the last edit is tried. */
    private boolean closing;

    /** What one moment left, and how much had been acknowledged by then. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two
    private record Left(byte[] bytes, int acknowledged) {}

    @Test
    void whateverWasAcknowledgedIsFoundWhereverTheProcessWasKilled() throws Exception {
        live(3, 50, 0.3);
    }

    @Test
    @Tag("slow")
    void whateverWasAcknowledgedIsFoundAfterAThousandKills() throws Exception {
        live(6, 100, 0.4);
    }

    @Test
    void whateverWasAcknowledgedIsFoundInAnEncryptedFileToo() throws Exception {
        encrypted(2, 40, 0.2);
    }

    @Test
    @Tag("slow")
    void whateverWasAcknowledgedIsFoundInAnEncryptedFileAfterManyKills() throws Exception {
        encrypted(4, 80, 0.4);
    }

    private void encrypted(int lives, int editsEach, double share) throws Exception {
        FileKey key = new FileKey("woodshed-killed", new byte[32]);
        FileKeys.encryptNew(folder, key);
        try {
            live(lives, editsEach, share);
            assertThat(EncryptedFile.keyOf(folder.resolve("logbook.mv.db"))).contains(key.name());
            assertThat(new String(Files.readAllBytes(folder.resolve("logbook.mv.db")), StandardCharsets.ISO_8859_1))
                    .doesNotContain("edit 1", "chunk:");
        } finally {
            FileKeys.leaveNewPlain(folder);
            FileKeys.forget(key.name());
        }
    }

    /** H2 makes the file smaller while it closes: it writes chunks anew, moves them, and cuts the file off. */
    @Test
    void closingLosesNothingWhereverItIsCutOff() throws Exception {
        closed(1, 500, 0.2);
    }

    @Test
    @Tag("slow")
    void closingLosesNothingWhereverItIsCutOffWithMoreToMakeSmaller() throws Exception {
        closed(2, 1_500, 0.4);
    }

    private void closed(int lives, int editsEach, double share) throws Exception {
        System.out.println("Replay with -Dwoodshed.seed=" + seed);
        closing = true;
        Left left = new Left(new byte[0], 0);
        for (int life = 0; life < lives; life++) {
            left = killed(left, editsEach, share);
        }
        System.out.println(tried + " kills tried while closing");
        assertThat(tried).isPositive();
    }

    private void live(int lives, int editsEach, double share) throws Exception {
        System.out.println("Replay with -Dwoodshed.seed=" + seed);
        Left left = new Left(new byte[0], 0);
        for (int life = 0; life < lives; life++) {
            left = killed(left, editsEach, share);
        }
        System.out.println(tried + " kills tried, after " + lived + " of them the file was used on");
        assertThat(tried).isGreaterThan(lives * 10);
    }

    private Left killed(Left before, int editsNow, double share) throws Exception {
        Path file = folder.resolve("logbook.mv.db");
        Files.write(file, before.bytes());
        SafeOpening.prepare(file, "", "");
        byte[] opened = Files.readAllBytes(file);
        RecordedFiles.start();
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:" + GuardedFile.prefix() + EncryptedFile.prefix()
                        + RecordedFiles.SCHEME + ":" + folder.resolve("logbook") + SETTINGS)) {
            if (before.bytes().length > 0) {
                requireNothingWritten();
            }
            work(connection, editsNow);
        }
        return replay(new DiskImage(opened), before.acknowledged(), share);
    }

    /** However long it takes from the opening to the first commit: H2 would not yet keep what the newest state needs. */
    private static void requireNothingWritten() {
        await().during(Duration.ofMillis(60)).atMost(Duration.ofSeconds(10)).until(RecordedFiles::steps, List::isEmpty);
    }

    private void work(Connection connection, int editsNow) throws SQLException {
        DurableCommit durable = DurableCommit.of(connection, WRITE_DELAY_MILLIS);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists entry (id int primary key, notes varchar)");
            statement.execute("create table if not exists acknowledged (edit int primary key)");
            statement.execute("merge into entry select x, repeat('a', 300) from system_range(1, " + ROWS + ")");
        }
        connection.setAutoCommit(false);
        try (PreparedStatement change = connection.prepareStatement("update entry set notes = ? where id = ?");
                PreparedStatement record = connection.prepareStatement("insert into acknowledged values (?)")) {
            for (int edit = 0; edit < editsNow; edit++) {
                edits++;
                for (int row = random.nextInt(3); row >= 0; row--) {
                    change.setString(1, ("edit " + edits).repeat(40));
                    change.setInt(2, 1 + random.nextInt(ROWS));
                    change.execute();
                }
                record.setInt(1, edits);
                record.execute();
                if (random.nextInt(15) == 0) {
                    awaitWriteOfH2();
                }
                connection.commit();
                durable.run();
                RecordedFiles.acknowledge(edits);
            }
        }
    }

    /** In the middle of a transaction H2's own thread writes what nobody has asked it to. */
    private static void awaitWriteOfH2() {
        int before = RecordedFiles.steps().size();
        await().pollInterval(Duration.ofMillis(5)).until(() -> RecordedFiles.steps().size() > before);
    }

    /** Tries a share of the moments, and answers one of them. */
    private Left replay(DiskImage image, int acknowledgedBefore, double share) throws Exception {
        int[] acknowledged = {acknowledgedBefore};
        List<Left> left = new ArrayList<>();
        int step = 0;
        int chunksNotSynced = 0;
        for (RecordedFiles.Step next : RecordedFiles.steps()) {
            int number = step++;
            switch (next) {
                case RecordedFiles.Step.Sync synced -> chunksNotSynced = 0;
                case RecordedFiles.Step.Acknowledged told -> acknowledged[0] = told.edits();
                case RecordedFiles.Step.Truncate cut -> {
                    image.truncate(cut.size());
                    tryMoment(image, acknowledged[0], share, "step " + number + ", truncated", left);
                }
                case RecordedFiles.Step.Write write -> {
                    chunksNotSynced += write.isChunk() ? 1 : 0;
                    assertThat(chunksNotSynced).as("chunks a power cut could lose at step %d", number).isLessThan(2);
                    image.apply(write, complete -> tryMoment(image, acknowledged[0], complete ? share : share / 2,
                            "step " + number + (complete ? ", written" : ", half written"), left));
                }
            }
        }
        return left.isEmpty() ? new Left(image.content(), acknowledged[0]) : left.get(random.nextInt(left.size()));
    }

    private void tryMoment(DiskImage image, int acknowledged, double share, String moment, List<Left> left)
            throws Exception {
        if (acknowledged == 0 || (closing && acknowledged < edits) || random.nextDouble() > share) {
            return;
        }
        tried++;
        tryNow(image, acknowledged, moment);
        if (random.nextInt(50) == 0) {
            left.add(new Left(image.content(), acknowledged));
        }
    }

    private void tryNow(DiskImage image, int acknowledged, String moment) throws Exception {
        Path copy = folder.resolve("copy.mv.db");
        image.writeTo(copy);
        assertThat(FileCheck.damage(copy)).as("killed at %s (seed %d)", moment, seed).isEmpty();
        SafeOpening.prepare(copy, "", "");
        assertThat(found(moment)).as("edits found of %d that were acknowledged, killed at %s (seed %d)", acknowledged,
                moment, seed).isGreaterThanOrEqualTo(acknowledged);
        if (random.nextInt(5) == 0) {
            liveOnAndClose(copy, moment);
        }
    }

    /** What a kill left is opened again, used a little and closed in order: it is as good as before. */
    private void liveOnAndClose(Path copy, String moment) throws Exception {
        lived++;
        try (Connection connection = DriverManager.getConnection(
                "jdbc:h2:" + GuardedFile.prefix() + EncryptedFile.prefix() + folder.resolve("copy") + NEXT_LIFE);
                Statement statement = connection.createStatement()) {
            DurableCommit durable = DurableCommit.of(connection, WRITE_DELAY_MILLIS);
            for (int edit = 1; edit <= EDITS_IN_NEXT_LIFE; edit++) {
                statement.execute("insert into acknowledged values (" + (edits + edit) + ")");
                durable.run();
            }
        }
        assertThat(FileCheck.damage(copy)).as("killed at %s, used and closed (seed %d)", moment, seed).isEmpty();
        SafeOpening.prepare(copy, "", "");
        assertThat(found(moment)).as("killed at %s, used and closed (seed %d)", moment, seed).isEqualTo(edits
                + EDITS_IN_NEXT_LIFE);
    }

    private int found(String moment) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:" + EncryptedFile.prefix() + folder.resolve("copy")
                        + ";ACCESS_MODE_DATA=r;FILE_LOCK=NO");
                Statement statement = connection.createStatement();
                ResultSet newest = statement.executeQuery(
                        "select coalesce(max(edit), 0), (select sum(length(notes)) from entry) from acknowledged")) {
            newest.next();
            return newest.getInt(1);
        } catch (SQLException unopenable) {
            throw new AssertionError("Not to be opened after a kill at " + moment + " (seed " + seed + ")", unopenable);
        }
    }
}
