package org.woodshed.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.model.EntityId;
import org.woodshed.model.LogbookEntry;

/** Finds the entry that somebody means by an id, or by the first characters of one. */
final class EntryFinder {
    /** Two are enough to know that a beginning is not unique. */
    private static final int ENOUGH = 2;

    private EntryFinder() {}

    /**
     * The entry of an id, or the only one whose id begins so.
     *
     * @throws CommandException if there is no such entry, or more than one
     */
    static LogbookEntry find(Logbook logbook, String beginning) throws CommandException {
        Optional<EntryRow> exact = exact(logbook, beginning);
        if (exact.isPresent()) {
            return exact.get().entry();
        }
        String wanted = beginning.toLowerCase(Locale.ROOT);
        try (Stream<LogbookEntry> all = logbook.allEntries()) {
            List<LogbookEntry> found = all.filter(entry -> entry.id().value().toLowerCase(Locale.ROOT).startsWith(
                    wanted)).limit(ENOUGH).toList();
            return only(beginning, found);
        }
    }

    private static LogbookEntry only(String beginning, List<LogbookEntry> found) throws CommandException {
        if (found.isEmpty()) {
            throw CommandException.failed("No entry has an id that begins with \"" + beginning
                    + "\". Nothing was changed. woodshed entries lists them.");
        }
        if (found.size() > 1) {
            throw CommandException.failed("Several entries have an id that begins with \"" + beginning
                    + "\". Nothing was changed. Type more of it.");
        }
        return found.getFirst();
    }

    private static Optional<EntryRow> exact(Logbook logbook, String id) throws CommandException {
        if (id.isBlank()) {
            throw CommandException.usage("An id is needed: woodshed entries lists them.");
        }
        try {
            return logbook.entry(new EntityId(id));
        } catch (IllegalArgumentException noId) {
            throw CommandException.usage("\"" + id + "\" is no id: woodshed entries lists them.");
        }
    }
}
