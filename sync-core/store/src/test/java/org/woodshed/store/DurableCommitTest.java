package org.woodshed.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of the file at the moment of an acknowledgement is what a kill at that moment leaves behind. */
@NullMarked
class DurableCommitTest {
    private static final int ROWS = 5_000;
    private static final int EDITS = 1_500;
    private static final int EDITS_BETWEEN_COPIES = 10;

    @TempDir
    Path folder;

    private final long seed = Long.getLong("woodshed.seed", 20_261_122);
    private final Random random = new Random(seed);

    private interface Acknowledgement {
        void run() throws SQLException;
    }

    @Test
    void whatWasAcknowledgedIsFoundAfterAKill() throws Exception {
        System.out.println("Replay with -Dwoodshed.seed=" + seed);
        try (Connection connection = reopened(DurableCommit.OPENING)) {
            assertThat(acknowledgedButLost(connection, DurableCommit.of(connection)::run)).isZero();
        }
    }

    /** Why {@link DurableCommit} exists: once this fails, H2 has mended it and the class may go. */
    @Tag("slow")
    @Test
    void whatACheckpointAcknowledgesIsNotAlwaysFound() throws Exception {
        try (Connection connection = reopened(""); Statement statement = connection.createStatement()) {
            assertThat(acknowledgedButLost(connection, () -> statement.execute("CHECKPOINT SYNC"))).isPositive();
        }
    }

    @Test
    void aDatabaseInMemoryIsRefused() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            assertThatThrownBy(() -> DurableCommit.of(connection)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aClosedDatabaseAcknowledgesNothing() throws Exception {
        DurableCommit commit;
        try (Connection connection = reopened(DurableCommit.OPENING)) {
            commit = DurableCommit.of(connection);
        }
        assertThatThrownBy(commit::run).isInstanceOf(RuntimeException.class);
    }

    /** H2's own thread could have written by then, over what a file needs that is cut off at that moment. */
    @Test
    void aDatabaseThatWasOpenedWithoutHoldingBackIsRefused() throws Exception {
        try (Connection connection = reopened("")) {
            assertThatThrownBy(() -> DurableCommit.of(connection)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void itCanBeAskedForAgain() throws Exception {
        try (Connection connection = reopened(DurableCommit.OPENING)) {
            DurableCommit.of(connection);
            assertThat(acknowledgedButLost(connection, DurableCommit.of(connection)::run)).isZero();
        }
    }

    /** The file has been closed before, so it has free space to reuse; the short retention time reuses it at once. */
    private Connection reopened(String opening) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("logbook"));
                Statement statement = connection.createStatement()) {
            statement.execute("create table entry (id int primary key, notes varchar)");
            statement.execute(
                    "insert into entry select x, repeat('a', 300) from system_range(1, " + ROWS + ")");
            statement.execute("create table acknowledged (edit int primary key)");
        }
        return DriverManager.getConnection(url("logbook") + opening);
    }

    private String url(String name) {
        return "jdbc:h2:file:" + folder.resolve(name) + ";RETENTION_TIME=0";
    }

    private int acknowledgedButLost(Connection connection, Acknowledgement acknowledgement) throws Exception {
        connection.setAutoCommit(false);
        int lost = 0;
        try (PreparedStatement change = connection.prepareStatement("update entry set notes = ? where id = ?");
                PreparedStatement record = connection.prepareStatement("insert into acknowledged values (?)")) {
            for (int edit = 1; edit <= EDITS; edit++) {
                change.setString(1, ("edit " + edit).repeat(40));
                change.setInt(2, 1 + random.nextInt(ROWS));
                change.execute();
                record.setInt(1, edit);
                record.execute();
                connection.commit();
                acknowledgement.run();
                if (edit % EDITS_BETWEEN_COPIES == 0) {
                    lost = Math.max(lost, edit - foundInACopy());
                }
            }
        }
        return lost;
    }

    private int foundInACopy() throws IOException, SQLException {
        Files.copy(folder.resolve("logbook.mv.db"), folder.resolve("copy.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        try (Connection connection = DriverManager.getConnection(url("copy") + ";ACCESS_MODE_DATA=r");
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from acknowledged")) {
            count.next();
            return count.getInt(1);
        }
    }
}
