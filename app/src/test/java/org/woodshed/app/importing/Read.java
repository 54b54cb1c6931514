package org.woodshed.app.importing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.LogbookEntry;

/** What tests ask of a parsed file. */
final class Read {
    private Read() {}

    static LogbookEntry entry(ImportLine line) {
        return new LogbookEntry(new EntityState(EntityKey.entry(line.entry().id()), 0, false, line.entry().draft()
                .data()));
    }

    static LogbookEntry first(ParsedFile.Entries file) {
        return entry(file.lines().getFirst());
    }

    static @Nullable String title(ImportLine line) {
        PieceName piece = line.entry().piece();
        return piece == null ? null : piece.title();
    }

    static List<EntityId> ids(ParsedFile.Entries file) {
        return file.lines().stream().map(line -> line.entry().id()).toList();
    }

    static List<LocalDate> dates(ParsedFile.Entries file) {
        return file.lines().stream().map(line -> entry(line).when().practiceDate()).toList();
    }
}
