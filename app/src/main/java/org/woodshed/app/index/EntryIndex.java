package org.woodshed.app.index;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.work.LogbookFeed;
import org.woodshed.app.work.Threads;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.LogbookChanges;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.model.LogbookEntry;

/**
 * Every entry of the logbook in memory, for whatever has to look at all of them: searching, goals, pieces that are due. Read
 * once, a page at a time, then kept up with every change. Thread-safe.
 */
public final class EntryIndex {
    /** So few that somebody who waits for the same thread does not notice. */
    private static final int PAGE = 1_000;
    private final EntryTable table = new EntryTable();
    private final SharedValues shared = new SharedValues();
    /** What was deleted while the logbook was being read, and may have been read before that. */
    private final Set<EntityId> gone = new HashSet<>();
    private volatile boolean complete;
    private @Nullable Iterator<LogbookEntry> unread;

    /** An index that follows the logbook. Whoever is told of a change after it, asks it after the change. */
    public static EntryIndex of(LogbookFeed feed, Threads threads, Consumer<RuntimeException> failed) {
        EntryIndex index = new EntryIndex();
        feed.onItems(items -> threads.query(() -> index.putAll(items), size -> {
        }, failed));
        return index;
    }

    private int putAll(List<LogbookChanges.Item> items) {
        items.forEach(item -> put(item.state()));
        return items.size();
    }

    /**
     * Reads some more of the logbook from the disk. What changes meanwhile is not overwritten.
     *
     * @return false once all has been read
     */
    public synchronized boolean readPage(Logbook logbook) {
        if (unread == null) {
            unread = logbook.allEntries().iterator();
        }
        for (int count = 0; count < PAGE && unread.hasNext(); count++) {
            LogbookEntry entry = unread.next();
            if (!gone.contains(entry.id()) && !table.has(entry.id())) {
                table.put(IndexedEntry.of(entry, shared));
            }
        }
        if (!complete && !unread.hasNext()) {
            complete = true;
            gone.clear();
        }
        return !complete;
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
        IndexedEntry entry = state.deleted() ? null : IndexedEntry.of(new LogbookEntry(state), shared);
        synchronized (this) {
            if (entry == null) {
                table.remove(state.id());
            } else {
                table.put(entry);
            }
            if (!complete && entry == null) {
                gone.add(state.id());
            } else {
                gone.remove(state.id());
            }
        }
    }

    /** All entries that have been read so far, newest first, as they are now. */
    public synchronized List<IndexedEntry> newestFirst() {
        return table.newestFirst();
    }

    /**
     * The entries that are meant, newest first, among those that have been read so far.
     *
     * @param words  all of them have to be found in an entry
     * @param passes what else is asked of it; null for nothing
     */
    public synchronized FoundEntries find(List<WantedWord> words, @Nullable Predicate<IndexedEntry> passes) {
        return table.find(words, passes);
    }

    /** All entries, newest first; reads those that have not been read yet. */
    public List<IndexedEntry> all(Logbook logbook) {
        while (!complete) {
            readPage(logbook);
        }
        return newestFirst();
    }
}
