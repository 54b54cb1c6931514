package org.woodshed.app.pieces;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.index.EntryIndex;
import org.woodshed.app.undo.Deed;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Piece;
import org.woodshed.model.PieceDraft;
import org.woodshed.model.PiecePractice;
import org.woodshed.model.Schemas;

/** Makes two pieces one: all practice moves over, and what only the first one says stays said. */
final class PieceMerge {
    private final Logbook logbook;
    private final EntryIndex index;

    PieceMerge(Logbook logbook, EntryIndex index) {
        this.logbook = logbook;
        this.index = index;
    }

    /** Reads the disk. */
    List<LogbookEntry> entriesAbout(Piece piece) {
        return index.all(logbook).stream().filter(entry -> entry.isAbout(piece.id())).map(entry -> logbook.entry(entry
                .id())).flatMap(Optional::stream).map(EntryRow::entry).toList();
    }

    /** @param steps gets what was done, also where the rest could not be done */
    void merge(Piece from, Piece into, List<LogbookEntry> entries, List<Deed.Step> steps)
            throws InvalidInputException {
        for (LogbookEntry entry : entries) {
            steps.add(Deed.Step.changed(entry.state(), logbook.editEntry(entry, EntryDraft.of(entry).pieces(moved(
                    entry, from.id(), into.id())))));
        }
        steps.add(Deed.Step.changed(into.state(), logbook.editPiece(into, united(from, into))));
        steps.add(Deed.Step.changed(from.state(), logbook.deletePiece(from)));
    }

    private static PieceDraft united(Piece from, Piece into) {
        List<String> tags = new ArrayList<>(into.tags());
        tags.addAll(from.tags());
        List<String> links = new ArrayList<>(into.links());
        links.addAll(from.links());
        return PieceDraft.of(into).links(links).tags(tags.stream().distinct().limit(Schemas.MAX_TAGS).toList())
                .notes(into.notes().isEmpty() ? from.notes() : into.notes()).opus(first(into.opus(), from.opus()))
                .movement(first(into.movement(), from.movement()))
                .instrument(first(into.instrument(), from.instrument()))
                .difficulty(first(into.difficulty(), from.difficulty()));
    }

    private static <T> @Nullable T first(@Nullable T said, @Nullable T otherwise) {
        return said != null ? said : otherwise;
    }

    private static List<PiecePractice> moved(LogbookEntry entry, EntityId from, EntityId into) {
        boolean both = entry.pieces().stream().anyMatch(practice -> practice.pieceId().equals(into));
        return entry.pieces().stream().filter(practice -> !both || !practice.pieceId().equals(from)).map(
                practice -> practice.pieceId().equals(from) ? new PiecePractice(into, practice.measures(), practice
                        .tempoBpm()) : practice)
                .toList();
    }
}
