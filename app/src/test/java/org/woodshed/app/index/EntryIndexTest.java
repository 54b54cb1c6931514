package org.woodshed.app.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenSession;
import org.woodshed.client.logbook.ImportedEntry;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PracticeTime;

/** The logbook is read a page at a time, and what happens between two pages is not lost. */
class EntryIndexTest {
    private static final Instant START = Instant.parse("2026-11-20T18:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    Path folder;

    private static EntryDraft draft(int number) {
        Instant start = START.minusSeconds(60L * number);
        return EntryDraft.starting(PracticeTime.starting(start, BERLIN, PracticeTime.DEFAULT_DAY_START), start)
                .durationSeconds(60).notes("entry number " + number);
    }

    private static void fill(Logbook logbook, int count) throws InvalidInputException {
        List<ImportedEntry> entries = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            entries.add(new ImportedEntry(new EntityId("entry-" + number), draft(number), null));
        }
        logbook.importEntries(entries).join();
    }

    @Test
    void aChangeBetweenTwoPagesIsNeitherOverwrittenNorUndone() throws Exception {
        try (OpenSession open = new OpenSession(folder, new MovingClock(START, BERLIN))) {
            fill(open.logbook(), 1_500);
            EntryIndex index = new EntryIndex();
            assertThat(index.readPage(open.logbook())).as("more is left").isTrue();
            assertThat(index.newestFirst()).hasSize(1_000);
            // Both are on a page that has not been read, the deletion is told before the page is
            LogbookEntry newest = open.logbook().entry(new EntityId("entry-0")).orElseThrow().entry();
            index.put(new EntityState(newest.state().key(), 1, true, newest.state().data()));
            EntityKey edited = EntityKey.entry(new EntityId("entry-1"));
            index.put(new EntityState(edited, 1, false, draft(1).notes("typed meanwhile").data()));

            assertThat(index.readPage(open.logbook())).as("more is left").isFalse();

            assertThat(index.newestFirst()).hasSize(1_499).first().satisfies(entry -> {
                assertThat(entry.id().value()).isEqualTo("entry-1");
                assertThat(entry.notes()).isEqualTo("typed meanwhile");
            });
            assertThat(find(index, "meanwhile")).isEqualTo(index.newestFirst().subList(0, 1));
            assertThat(find(index, "number")).isEqualTo(index.newestFirst().subList(1, 1_499));
            assertThat(index.isComplete()).isTrue();
        }
    }

    private static List<IndexedEntry> find(EntryIndex index, String word) {
        return index.find(List.of(new WantedWord(word, Set.of())), null).entries();
    }

    @Test
    void whoeverNeedsAllEntriesGetsThemAlsoBeforeTheyHaveBeenRead() throws Exception {
        try (OpenSession open = new OpenSession(folder, new MovingClock(START, BERLIN))) {
            fill(open.logbook(), 2_100);

            assertThat(new EntryIndex().all(open.logbook())).hasSize(2_100).first().satisfies(
                    entry -> assertThat(entry.id().value()).isEqualTo("entry-0"));
        }
    }
}
