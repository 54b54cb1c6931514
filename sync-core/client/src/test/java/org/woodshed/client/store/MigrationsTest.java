package org.woodshed.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.client.threads.MachineThread;

/** A logbook of every earlier version is brought to the present one with all that is in it, and a copy is kept. */
@NullMarked
class MigrationsTest {
    private static final LocalDate PRACTISED = LocalDate.of(2026, 11, 20);
    @TempDir
    Path parent;

    @Test
    void everyEarlierVersionIsBroughtUpWithWhatIsInIt() throws Exception {
        for (int version = 1; version < Migrations.versions(); version++) {
            Path folder = Files.createDirectories(parent.resolve("version-" + version));
            try (Handle handle = Jdbi.create(new H2File(folder, H2File.USUAL).opening()).open()) {
                Migrations.run(handle, version);
                handle.execute("insert into logbook_entry (entry_id, version, practice_date, started_at, data)"
                        + " select 'entry-' || x, 1, date '2026-11-20', x, '{\"notes\": \"kept\"}' from system_range(1, 500)");
                handle.execute("insert into piece (piece_id, version, deleted, data)"
                        + " select 'piece-' || x, 1, false, '{\"title\": \"kept\"}' from system_range(1, 500)");
                handle.execute("update logbook_entry set duration_seconds = 1000 where entry_id = 'entry-7'");
                handle.execute("insert into entry_piece (entry_id, piece_id) values ('entry-7', 'piece-1'), ('entry-7',"
                        + " 'piece-2'), ('entry-8', 'piece-2')");
            }
            try (LocalStore store = LocalStore.open(folder, MachineThread.finishing("store"))) {
                int kept = store.read(handle -> handle.createQuery(
                        "select count(*) from logbook_entry, piece where substring(entry_id, 7) = substring(piece_id, 7)")
                        .mapTo(Integer.class)
                        .one());
                boolean behind = store.read(handle -> Migrations.isBehind(handle, folder));
                assertThat(kept).as("version %d", version).isEqualTo(500);
                assertThat(behind).isFalse();
                List<PieceSummary> pieces = store.read(LogbookReader::pieces);
                assertThat(pieces).as("version %d", version).filteredOn(piece -> piece.entryCount() > 0).extracting(
                        piece -> piece.piece().id().value(), PieceSummary::entryCount, PieceSummary::totalSeconds,
                        PieceSummary::lastPractised)
                        .containsExactly(tuple("piece-1", 1, 500L, PRACTISED), tuple("piece-2", 2, 500L, PRACTISED));
            }
            assertThat(new BackupFolder(folder).list(BackupFolder.owner(null, null))).as("version %d", version)
                    .singleElement().satisfies(backup -> {
                        assertThat(backup.reason()).isEqualTo(BackupFile.Reason.UPGRADE);
                        assertThat(backup.entries()).isEqualTo(500);
                    });
        }
    }
}
