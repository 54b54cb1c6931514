package org.woodshed.app.cli;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.model.LogbookEntry;

/** Walks through the newest entries, a page at a time. Not thread-safe. */
final class NewestFirst implements Iterator<EntryRow> {
    private static final int PAGE = 500;

    private final Logbook logbook;
    private final Queue<EntryRow> page = new ArrayDeque<>();
    private int left;
    private @Nullable LogbookEntry last;

    NewestFirst(Logbook logbook, int most) {
        this.logbook = logbook;
        this.left = most;
    }

    @Override
    public boolean hasNext() {
        if (page.isEmpty() && left > 0) {
            List<EntryRow> next = logbook.latestEntries(Math.min(PAGE, left), last);
            page.addAll(next);
            left = next.isEmpty() ? 0 : left - next.size();
            last = next.isEmpty() ? last : next.getLast().entry();
        }
        return !page.isEmpty();
    }

    @Override
    public EntryRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.remove();
    }
}
