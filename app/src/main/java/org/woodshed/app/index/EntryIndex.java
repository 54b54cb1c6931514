package org.woodshed.app.index;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.model.LogbookEntry;

/**
 * Every entry of the logbook in memory, for whatever has to look at all of them: searching, goals, pieces that are due. Read
 * once, then kept up with every change. Thread-safe.
 */
public final class EntryIndex {
    private final Map<EntityId, IndexedEntry> byId = new ConcurrentHashMap<>();
    private volatile boolean complete;
    private List<IndexedEntry> sorted = List.of();
    private boolean stale = true;

    /** Reads the whole logbook from the disk, unless that was done. What changes meanwhile is not overwritten. */
    public void read(Logbook logbook) {
        if (complete) {
            return;
        }
        try (Stream<LogbookEntry> entries = logbook.allEntries()) {
            entries.forEach(entry -> byId.putIfAbsent(entry.id(), IndexedEntry.of(entry)));
        }
        synchronized (this) {
            stale = true;
        }
        complete = true;
    }

    /** False until the whole logbook has been read. */
    public boolean isComplete() {
        return complete;
    }

    /** Takes note of an entity's new state; other entities than entries are ignored. */
    public void put(EntityState state) {
        if (!state.type().equals(EntityType.LOGBOOK_ENTRY)) {
            return;
        }
        if (state.deleted()) {
            byId.remove(state.id());
        } else {
            byId.put(state.id(), IndexedEntry.of(new LogbookEntry(state)));
        }
        synchronized (this) {
            stale = true;
        }
    }

    /** All entries, newest first, as they are now. */
    public synchronized List<IndexedEntry> newestFirst() {
        if (stale) {
            stale = false;
            sorted = byId.values().stream().sorted(IndexedEntry.NEWEST_FIRST).toList();
        }
        return sorted;
    }
}
