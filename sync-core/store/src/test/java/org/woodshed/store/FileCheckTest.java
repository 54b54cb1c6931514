package org.woodshed.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file on its disk, it holds every acknowledged letter, or is said to be damaged. */
@NullMarked
class FileCheckTest {
    private static final int ROWS = 200;

    @TempDir
    Path folder;
    private Path file;
    private byte[] whole;
    private List<String> expected;

    @BeforeEach
    void write() throws IOException, SQLException {
        file = folder.resolve("logbook.mv.db");
        try (Connection connection = DriverManager.getConnection("jdbc:h2:" + GuardedFile.prefix() + "file:" + folder
                .resolve("logbook") + ";RETENTION_TIME=0;DB_CLOSE_ON_EXIT=FALSE;MAX_COMPACT_TIME=0"
                + DurableCommit.OPENING)) {
            DurableCommit durable = DurableCommit.of(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table entry (id int primary key, notes varchar)");
                statement.execute("insert into entry select x, 'entry ' || x from system_range(1, " + ROWS + ")");
            }
            try (PreparedStatement change = connection.prepareStatement("update entry set notes = ? where id = ?")) {
                for (int edit = 0; edit < 300; edit++) {
                    change.setString(1, ("edit " + edit + " ").repeat(20));
                    change.setInt(2, 1 + edit * 7 % ROWS);
                    change.execute();
                    durable.run();
                }
            }
        }
        whole = Files.readAllBytes(file);
        expected = rows();
    }

    @Test
    void aWholeFileIsSaidToBeWhole() throws IOException {
        assertThat(FileCheck.damage(file)).isEmpty();
        SafeOpening.prepare(file, "", "");
        assertThat(FileCheck.damage(file)).isEmpty();
        assertThat(expected).hasSize(ROWS);
    }

    @Test
    void afterDamageEveryLetterIsThereOrItIsSaid() throws Exception {
        damage(60);
    }

    @Test
    @Tag("slow")
    void afterTwoThousandDamagesEveryLetterIsThereOrItIsSaid() throws Exception {
        damage(2_000);
    }

    /** As a service leaves it that brings files up to date over the network, or a disk that lost what it had promised. */
    @Test
    void aFileWhoseNewestStateIsGoneIsSaidToBeDamaged() throws Exception {
        for (int length = 0; length < whole.length; length += 4096) {
            byte[] start = Arrays.copyOf(whole, length);
            Files.write(file, start);
            if (FileCheck.damage(file).isEmpty()) {
                SafeOpening.prepare(file, "", "");
                assertThat(rows()).as("cut off after %d of %d bytes", length, whole.length).isEqualTo(expected);
            }
        }
    }

    private void damage(int rounds) throws Exception {
        long seed = Long.getLong("woodshed.seed", 20_261_122);
        System.out.println("Replay with -Dwoodshed.seed=" + seed);
        Random random = new Random(seed);
        int said = 0;
        for (int round = 0; round < rounds; round++) {
            byte[] bytes = damaged(random);
            Files.write(file, bytes);
            if (FileCheck.damage(file).isPresent()) {
                said++;
                assertThat(file).as("only looked at").hasBinaryContent(bytes);
            } else {
                SafeOpening.prepare(file, "", "");
                assertThat(rows()).as("round %d of seed %d", round, seed).isEqualTo(expected);
            }
        }
        System.out.println(said + " of " + rounds + " damages were said, the others hit nothing of use");
        assertThat(said).as("seed %d", seed).isPositive();
    }

    private byte[] damaged(Random random) {
        byte[] bytes = whole.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(5)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                for (int flip = 1 + random.nextInt(40); flip > 0; flip--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 2 -> bytes = Arrays.copyOf(bytes, at);
            case 3 -> Arrays.fill(bytes, at - at % 512, Math.min(bytes.length, at - at % 512 + 512), (byte) 0);
            default -> {
                byte[] rubbish = new byte[Math.min(bytes.length - at, 1 + random.nextInt(20_000))];
                random.nextBytes(rubbish);
                System.arraycopy(rubbish, 0, bytes, at, rubbish.length);
            }
        }
        return bytes;
    }

    private List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("logbook")
                + ";ACCESS_MODE_DATA=r");
                Statement statement = connection.createStatement();
                ResultSet entries = statement.executeQuery("select id, notes from entry order by id")) {
            while (entries.next()) {
                rows.add(entries.getInt(1) + " " + entries.getString(2));
            }
        }
        return rows;
    }
}
