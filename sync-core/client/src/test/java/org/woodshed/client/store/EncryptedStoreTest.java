package org.woodshed.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.threads.MachineThread;
import org.woodshed.store.EncryptedFile;
import org.woodshed.store.FileKey;
import org.woodshed.store.FileKeys;

/** What is done to a store's file leaves nothing of it in another file that could be read. */
@NullMarked
class EncryptedStoreTest {
    private static final FileKey KEY = new FileKey("woodshed-store-test", new byte[32]);

    @TempDir
    private Path folder;

    @BeforeEach
    void encrypt() {
        FileKeys.encryptNew(folder, KEY);
    }

    @AfterEach
    void forget() {
        FileKeys.leaveNewPlain(folder);
        FileKeys.forget(KEY.name());
    }

    @Test
    void anOlderVersionIsBroughtUpAndItsCopyIsEncryptedToo() throws IOException {
        try (Handle handle = Jdbi.create(new H2File(folder, H2File.USUAL).opening()).open()) {
            Migrations.run(handle, 4);
            handle.execute("insert into piece (piece_id, version, deleted, data)"
                    + " select 'piece-' || x, 1, false, '{\"title\": \"pianissimo\"}' from system_range(1, 500)");
        }
        try (LocalStore store = LocalStore.open(folder, MachineThread.finishing("store"))) {
            int pieces = pieces(store);
            boolean behind = store.read(handle -> Migrations.isBehind(handle, folder));
            assertThat(pieces).isEqualTo(500);
            assertThat(behind).isFalse();
            requireNothingReadable();
        }
        assertThat(new BackupFolder(folder).list(BackupFolder.owner(null, null))).singleElement().satisfies(
                backup -> assertThat(EncryptedFile.keyOf(backup.path())).contains(KEY.name()));
        requireNothingReadable();
    }

    /** H2 would write what a query finds beyond some 40,000 rows into the system's folder for temporary files. */
    @Test
    void noQueryHoweverMuchItFindsIsWrittenIntoTemporaryFiles() {
        try (LocalStore store = LocalStore.open(folder, MachineThread.finishing("store"))) {
            int rows = store
                    .read(handle -> handle.createQuery("select setting_value from information_schema.settings where"
                            + " setting_name = 'MAX_MEMORY_ROWS'").mapTo(Integer.class).one());
            assertThat(rows).isEqualTo(Integer.MAX_VALUE);
        }
    }

    @Test
    void theSmallerCopyOfAWastefulFileIsEncryptedToo() throws IOException {
        H2File file = new H2File(folder, H2File.USUAL);
        long before;
        try (LocalStore store = LocalStore.open(folder, MachineThread.finishing("store"))) {
            for (int round = 0; round < 12; round++) {
                store.write(handle -> handle
                        .execute("merge into piece (piece_id, version, deleted, data) select 'piece-' || x,"
                                + " 1, false, repeat('pianissimo ' || random_uuid(), 40) from system_range(1, 1000)"))
                        .join();
            }
            before = Files.size(file.path());
        }
        assertThat(Files.size(file.path())).isLessThan(before);
        requireNothingReadable();
        try (LocalStore store = LocalStore.open(folder, MachineThread.finishing("store"))) {
            assertThat(pieces(store)).isEqualTo(1000);
        }
    }

    private static int pieces(LocalStore store) {
        return store.read(handle -> handle.createQuery("select count(*) from piece").mapTo(Integer.class).one());
    }

    private void requireNothingReadable() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            assertThat(files).isNotEmpty();
            for (Path file : files) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(file.toString())
                        .startsWith("H2encrypt").doesNotContain("pianissimo");
            }
        }
    }
}
