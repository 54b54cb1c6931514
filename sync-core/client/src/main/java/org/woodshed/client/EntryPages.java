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
        List<LogbookEntry> page = store.oldestEntries(PAGE, after);
        // In a rescued store a row may stand elsewhere than its content says: it would follow itself for ever.
        boolean again = after != null && !page.isEmpty() && page.getLast().id().equals(after.id());
        return again ? List.of() : page;
    }
}
