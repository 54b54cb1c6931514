package org.woodshed.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.woodshed.client.logbook.ChangeFeed;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.outbox.ChangeMint;
import org.woodshed.client.outbox.LocalEdits;
import org.woodshed.client.threads.MachineThread;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityIds;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PracticeTime;

/** In a rescued store a row may stand elsewhere than its entry says: reading page by page meets each entry once, and ends. */
@NullMarked
class RowsElsewhereTest {
    private static final Instant START = Instant.parse("2026-11-01T18:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final InstantSource CLOCK = InstantSource.fixed(START);
    private static final int ENTRIES = 7;
    @TempDir
    Path folder;
    private LocalStore store;
    private LogbookStore logbook;

    @BeforeEach
    void open() {
        LocalStore.prepare(folder);
        store = LocalStore.open(folder, MachineThread.finishing("store"));
        EntityIds ids = new EntityIds(new Random(7), CLOCK);
        logbook = new LogbookStore(store, new WorkTables(CLOCK), new LocalEdits(new ChangeMint(ids, CLOCK),
                new MergeSettings(store)), new ChangeFeed());
        for (int day = 0; day < ENTRIES; day++) {
            Instant start = START.plusSeconds(86_400L * day);
            logbook.create(EntityKey.entry(new EntityId("entry-" + day)), EntryDraft.starting(PracticeTime.starting(
                    start, ZONE, PracticeTime.DEFAULT_DAY_START), start).data()).join();
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @CsvSource({"entry-6, 2000-01-01", "entry-0, 2030-01-01", "entry-3, 2026-11-06", "entry-3, 2026-11-02"})
    void eachEntryIsMetOnceInBothDirections(String id, LocalDate elsewhere) {
        store.write(handle -> handle.execute("update logbook_entry set practice_date = ? where entry_id = ?", elsewhere,
                id)).join();
        List<String> newestFirst = new ArrayList<>();
        List<String> oldestFirst = new ArrayList<>();
        @Nullable LogbookEntry newer = null;
        @Nullable LogbookEntry older = null;
        // Twice as often as there is something to read: it has to end by itself
        for (int page = 0; page < 2 * ENTRIES; page++) {
            List<EntryRow> latest = logbook.latestEntries(1, newer);
            newer = latest.isEmpty() ? newer : latest.getLast().entry();
            latest.forEach(row -> newestFirst.add(row.entry().id().value()));
            List<LogbookEntry> oldest = logbook.oldestEntries(1, older);
            older = oldest.isEmpty() ? older : oldest.getLast();
            oldest.forEach(entry -> oldestFirst.add(entry.id().value()));
        }
        assertThat(newestFirst).hasSize(ENTRIES).doesNotHaveDuplicates();
        assertThat(oldestFirst).containsExactlyElementsOf(newestFirst.reversed());
    }
}
