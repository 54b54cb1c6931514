package org.woodshed.client;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.store.LogbookStore;
import org.woodshed.model.LogbookEntry;

/** Reads every entry page by page, so that no more than one page is in memory. */
final class EntryPages {
    private static final int PAGE = 1_000;

    private final LogbookStore store;

    EntryPages(LogbookStore store) {
        this.store = store;
    }

    Stream<LogbookEntry> stream() {
        return Stream.iterate(page(null), page -> !page.isEmpty(), page -> page(page.getLast())).flatMap(List::stream);
    }

    private List<LogbookEntry> page(@Nullable LogbookEntry after) {
        return store.oldestEntries(PAGE, after);
    }
}
