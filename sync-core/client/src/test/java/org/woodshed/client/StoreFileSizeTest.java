package org.woodshed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.woodshed.client.TestFolder.durable;
import static org.woodshed.client.TestFolder.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Saving;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;

/** The bounds of the store's file: at most 10 times the live data and 100 MB while open, twice and 10 MB after closing. */
@NullMarked
class StoreFileSizeTest {
    private static final int ENTRIES = 1_000;
    private static final long MEGABYTE = 1_000_000;
    private static final String NOTES = "Bars 89 to 112 hands together; the shift to 4th is late. ".repeat(5);

    @TempDir
    Path folder;

    @Test
    void manyEditsEachSafeOnTheDiskKeepTheFileSmall() throws InvalidInputException, IOException {
        requireSmallAfter(600);
    }

    @Tag("slow")
    @Test
    void thousandsOfEditsKeepItAsSmall() throws InvalidInputException, IOException {
        requireSmallAfter(5_000);
    }

    private void requireSmallAfter(int edits) throws InvalidInputException, IOException {
        long live = ENTRIES * (long) NOTES.length();
        long largest = 0;
        try (LocalWoodshed woodshed = TestFolder.open(folder)) {
            List<LogbookEntry> entries = added(woodshed);
            for (int edit = 0; edit < edits; edit++) {
                LogbookEntry opened = entries.get(edit * 7 % ENTRIES);
                entries.set(edit * 7 % ENTRIES, new LogbookEntry(durable(woodshed.logbook().editEntry(opened, EntryDraft
                        .of(opened).notes(NOTES + edit)))));
                largest = edit % 100 == 0 ? Math.max(largest, size()) : largest;
            }
        }
        assertThat(largest).isLessThan(10 * live + 100 * MEGABYTE);
        assertThat(size()).isLessThan(2 * live + 10 * MEGABYTE);
        try (LocalWoodshed woodshed = TestFolder.open(folder)) {
            assertThat(woodshed.logbook().allEntries().filter(entry -> entry.notes().startsWith(NOTES.strip())))
                    .hasSize(
                            ENTRIES);
        }
    }

    private static List<LogbookEntry> added(LocalWoodshed woodshed) throws InvalidInputException {
        List<Saving> savings = new ArrayList<>();
        for (int number = 0; number < ENTRIES; number++) {
            savings.add(woodshed.logbook().addEntry(entry("2026-11-20T17:40:00Z", 22).notes(NOTES)));
        }
        List<LogbookEntry> entries = new ArrayList<>();
        savings.forEach(saving -> entries.add(new LogbookEntry(durable(saving))));
        return entries;
    }

    private long size() throws IOException {
        return Files.size(folder.resolve("logbook.mv.db"));
    }
}
