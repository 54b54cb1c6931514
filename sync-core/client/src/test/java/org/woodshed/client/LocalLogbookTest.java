package org.woodshed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.woodshed.client.TestFolder.durable;
import static org.woodshed.client.TestFolder.entry;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.ImportResult;
import org.woodshed.client.logbook.ImportedEntry;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.client.logbook.Saving;
import org.woodshed.client.store.StoreException;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PiecePractice;

@NullMarked
class LocalLogbookTest {
    @TempDir
    Path folder;

    @Test
    void anEntryIsThereAfterClosingAndOpeningAgain() throws InvalidInputException {
        EntityId id;
        try (LocalWoodshed woodshed = TestFolder.open(folder)) {
            EntityId piece = woodshed.logbook().pieceNamed(new PieceName("Cello Suite No. 1", "J. S. Bach"));
            id = durable(woodshed.logbook().addEntry(entry("2026-11-20T17:40:00Z", 22).notes("  slow hands ")
                    .tags(Set.of("memory")).pieces(List.of(PiecePractice.of(piece))))).id();
        }
        try (LocalWoodshed woodshed = TestFolder.open(folder)) {
            EntryRow row = woodshed.logbook().entry(id).orElseThrow();
            assertThat(row.entry().notes()).isEqualTo("slow hands");
            assertThat(row.entry().tags()).containsExactly("memory");
            assertThat(row.pending()).isTrue();
            assertThat(woodshed.logbook().pieces()).singleElement().satisfies(piece -> {
                assertThat(piece.piece().title()).isEqualTo("Cello Suite No. 1");
                assertThat(piece.totalSeconds()).isEqualTo(22 * 60);
                assertThat(piece.lastPractised()).isEqualTo(LocalDate.of(2026, 11, 20));
            });
            assertThat(woodshed.logbook().totals().seconds()).isEqualTo(22 * 60);
        }
    }

    @Test
    void anEditShowsAtOnceAndKeepsTheChangeOfASecondEditor() throws InvalidInputException {
        try (LocalWoodshed woodshed = TestFolder.open(folder)) {
            LogbookEntry opened = new LogbookEntry(durable(woodshed.logbook().addEntry(entry("2026-11-20T17:40:00Z",
                    22))));
            Saving first = woodshed.logbook().editEntry(opened, EntryDraft.of(opened).notes("left hand"));
            Saving second = woodshed.logbook().editEntry(opened, EntryDraft.of(opened).rating(4));
            assertThat(new LogbookEntry(first.state()).notes()).isEqualTo("left hand");
            LogbookEntry stored = new LogbookEntry(durable(second));
            assertThat(stored.notes()).isEqualTo("left hand");
            assertThat(stored.rating()).isEqualTo(4);
            assertThat(woodshed.sync().outbox()).hasSize(1);
        }
    }

    @Test
    void aDeletedEntryComesBackWhole() throws InvalidInputException {
        try (LocalWoodshed woodshed = TestFolder.open(folder)) {
            LogbookEntry entry = new LogbookEntry(durable(woodshed.logbook().addEntry(entry("2026-11-20T17:40:00Z", 22)
                    .notes("keep me"))));
            durable(woodshed.logbook().deleteEntry(entry));
            assertThat(woodshed.logbook().entry(entry.id())).isEmpty();
            assertThat(woodshed.sync().outbox()).isEmpty();
            assertThat(woodshed.logbook().restore(entry.state().key()).join()).isTrue();
            assertThat(woodshed.logbook().entry(entry.id()).orElseThrow().entry().notes()).isEqualTo("keep me");
            assertThat(woodshed.logbook().restore(entry.state().key()).join()).isFalse();
        }
    }

    @Test
    void whatBreaksALimitIsRefusedWithTheFieldAndChangesNothing() {
        try (LocalWoodshed woodshed = TestFolder.open(folder)) {
            assertThatThrownBy(() -> woodshed.logbook().addEntry(entry("2026-11-20T17:40:00Z", 22).notes("n".repeat(
                    5001)))).isInstanceOf(InvalidInputException.class).hasMessageContaining("notes");
            assertThat(woodshed.logbook().totals().entries()).isZero();
        }
    }

    @Test
    void importingTheSameLinesAgainAddsNothing() throws InvalidInputException {
        try (LocalWoodshed woodshed = TestFolder.open(folder)) {
            List<ImportedEntry> lines = List.of(new ImportedEntry(new EntityId("line-1"), entry("2026-11-20T17:40:00Z",
                    22), new PieceName("Elegy", "Fauré")), new ImportedEntry(new EntityId("line-2"),
                            entry(
                                    "2026-11-20T18:40:00Z", 20),
                            new PieceName("elegy ", "FAURÉ")));
            assertThat(woodshed.logbook().importEntries(lines).join()).isEqualTo(new ImportResult(2, 1, 0));
            assertThat(woodshed.logbook().importEntries(lines).join()).isEqualTo(new ImportResult(0, 0, 2));
            assertThat(woodshed.logbook().totals().entries()).isEqualTo(2);
        }
    }

    @Test
    void entriesComeNewestFirstPageByPage() throws InvalidInputException {
        try (LocalWoodshed woodshed = TestFolder.open(folder)) {
            for (int hour = 10; hour < 17; hour++) {
                durable(woodshed.logbook().addEntry(entry("2026-11-20T" + hour + ":00:00Z", hour)));
            }
            List<EntryRow> first = woodshed.logbook().latestEntries(4, null);
            List<EntryRow> rest = woodshed.logbook().latestEntries(4, first.getLast().entry());
            assertThat(first).extracting(row -> row.entry().durationSeconds()).containsExactly(960, 900, 840, 780);
            assertThat(rest).extracting(row -> row.entry().durationSeconds()).containsExactly(720, 660, 600);
            assertThat(woodshed.logbook().allEntries().map(LogbookEntry::durationSeconds)).containsExactly(600, 660,
                    720, 780, 840, 900, 960);
        }
    }

    @Test
    void aSecondOpeningOfTheSameFolderSaysThatItIsInUse() {
        try (LocalWoodshed woodshed = TestFolder.open(folder)) {
            assertThat(woodshed.logbook().totals().entries()).isZero();
            assertThatThrownBy(() -> TestFolder.open(folder)).isInstanceOfSatisfying(StoreException.class,
                    refused -> assertThat(refused.kind()).isEqualTo(StoreException.Kind.IN_USE));
        }
    }

    @Test
    void aTimerThatWasNeverStoppedIsStillRunningAfterTheNextStart() {
        EntityId entryId;
        try (LocalWoodshed woodshed = TestFolder.open(folder)) {
            entryId = woodshed.logbook().timer().start(null).entryId();
        }
        try (LocalWoodshed woodshed = TestFolder.open(folder)) {
            assertThat(woodshed.logbook().timer().running()).hasValueSatisfying(timer -> {
                assertThat(timer.entryId()).isEqualTo(entryId);
                assertThat(timer.recovered()).isTrue();
            });
            assertThat(durable(woodshed.logbook().timer().stop().orElseThrow().saving()).id()).isEqualTo(entryId);
            assertThat(woodshed.logbook().timer().stop()).isEmpty();
            assertThat(woodshed.logbook().totals().entries()).isEqualTo(1);
        }
    }
}
