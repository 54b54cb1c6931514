package org.woodshed.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that hold nothing to be read without their key, and say which it is. */
@NullMarked
class EncryptedFileTest {
    private static final int SECTOR_BYTES = 512;
    private static final FileKey KEY = key("woodshed-one", 1);

    @TempDir
    private Path folder;

    private static FileKey key(String name, int seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return new FileKey(name, bytes);
    }

    @BeforeEach
    void encrypt() {
        FileKeys.encryptNew(folder, KEY);
    }

    @AfterEach
    void forget() {
        FileKeys.leaveNewPlain(folder);
        FileKeys.forget(KEY.name());
    }

    private Path database() throws SQLException {
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:" + GuardedFile.prefix() + EncryptedFile.prefix()
                        + folder.resolve("logbook") + DurableCommit.OPENING);
                Statement statement = connection.createStatement()) {
            statement.execute("create table entry as select x, 'pianissimo ' || x as notes from system_range(1, 2000)");
            DurableCommit.of(connection).run();
        }
        return folder.resolve("logbook.mv.db");
    }

    /** Of every length around the ends of blocks. */
    @Test
    void whatIsWrittenIsReadAgainWhateverItsLength() throws IOException {
        Random random = new Random(20_261_122);
        for (int length : new int[] {0, 1, 100, 4095, 4096, 4097, 8192, 65_535, 65_536, 65_537, 200_001, 262_144}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            Path file = folder.resolve("some-" + length);
            try (OutputStream stream = EncryptedFile.newOutputStream(file)) {
                int done = 0;
                while (done < length) {
                    int part = Math.min(length - done, 1 + random.nextInt(5000));
                    stream.write(bytes, done, part);
                    stream.flush();
                    done += part;
                }
            }
            assertThat(EncryptedFile.keyOf(file)).as("%d bytes", length).contains(KEY.name());
            try (InputStream stream = EncryptedFile.newInputStream(file)) {
                assertThat(stream.readAllBytes()).as("%d bytes", length).isEqualTo(bytes);
            }
        }
    }

    @Test
    void itHoldsNothingToBeReadAndIsWhole() throws Exception {
        Path file = database();
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).doesNotContain("pianissimo",
                "chunk:",
                "CREATE");
        assertThat(FileCheck.damage(file)).isEmpty();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, bytes);
        assertThat(FileCheck.damage(file)).as("a bit turned over").isPresent();
    }

    /** Without its salt nothing of a file could be read any more. */
    @Test
    void anySectorOfItsHeaderMayBeLost() throws Exception {
        Path file = database();
        byte[] whole = Files.readAllBytes(file);
        for (int sector = 0; sector < EncryptionHeader.BYTES / SECTOR_BYTES; sector++) {
            byte[] damaged = whole.clone();
            Arrays.fill(damaged, sector * SECTOR_BYTES, (sector + 1) * SECTOR_BYTES, (byte) 0xff);
            Files.write(file, damaged);
            assertThat(FileCheck.damage(file)).as("sector %d", sector).isEmpty();
        }
        Arrays.fill(whole, 0, EncryptionHeader.BYTES, (byte) 0xff);
        Files.write(file, whole);
        assertThat(FileCheck.damage(file)).as("all of it").isPresent();
    }

    @Test
    void aMissingOrAnotherKeyIsNoDamage() throws Exception {
        Path file = database();
        byte[] before = Files.readAllBytes(file);
        FileKeys.forget(KEY.name());
        requireMissing(file, KeyMissingException.Kind.UNKNOWN);
        FileKeys.know(key(KEY.name(), 2));
        requireMissing(file, KeyMissingException.Kind.OTHER);
        assertThat(file).hasBinaryContent(before);
        FileKeys.know(KEY);
        assertThat(FileCheck.damage(file)).isEmpty();
    }

    private static void requireMissing(Path file, KeyMissingException.Kind kind) {
        assertThatThrownBy(() -> FileCheck.damage(file)).isInstanceOfSatisfying(KeyMissingException.class,
                missing -> assertThat(
                        missing.kind()).isEqualTo(kind));
        assertThatThrownBy(() -> EncryptedFile.newInputStream(file).close()).isInstanceOf(KeyMissingException.class);
    }

    @Test
    void outsideTheFolderFilesArePlain() throws IOException {
        FileKeys.leaveNewPlain(folder);
        Path file = folder.resolve("plain");
        try (OutputStream stream = EncryptedFile.newOutputStream(file)) {
            stream.write("pianissimo".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(file).hasContent("pianissimo");
        assertThat(EncryptedFile.keyOf(file)).isEmpty();
        FileKeys.encryptNew(folder, KEY);
        try (OutputStream stream = EncryptedFile.newOutputStream(file)) {
            stream.write("pianissimo".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(EncryptedFile.keyOf(file)).as("made anew").contains(KEY.name());
    }
}
