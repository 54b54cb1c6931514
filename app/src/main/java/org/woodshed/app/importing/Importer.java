package org.woodshed.app.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.logbook.ImportedEntry;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Piece;
import org.woodshed.model.PieceIdentity;

/** Holds files against a logbook. Reads the disk, so not for the JavaFX thread; thread-safe. */
public final class Importer {
    private final Logbook logbook;

    public Importer(Logbook logbook) {
        this.logbook = logbook;
    }

    /**
     * What importing a detailed report of Toggl would do.
     *
     * @throws UnreadableFileException if the file is no such report
     */
    public ImportPreview togglPreview(byte[] file, ImportOptions options) throws UnreadableFileException {
        return switch (TogglFile.parse(file, options)) {
            case ParsedFile.AskDateOrder ask -> new ImportPreview.AskDateOrder(ask.example());
            case ParsedFile.Entries entries -> compare(entries);
        };
    }

    private ImportPreview compare(ParsedFile.Entries file) {
        Set<EntityId> known = new HashSet<>(logbook.known(file.lines().stream().map(line -> line.entry().id())
                .toList()));
        Set<Stretch> here = here(known);
        List<ImportLine> fresh = new ArrayList<>();
        List<ImportLine> possibleDuplicates = new ArrayList<>();
        List<ImportLine> alreadyThere = new ArrayList<>();
        for (ImportLine line : file.lines()) {
            if (known.contains(line.entry().id())) {
                alreadyThere.add(line);
            } else if (here.contains(stretch(line.entry()))) {
                possibleDuplicates.add(line);
            } else {
                fresh.add(line);
            }
        }
        return new ImportPreview.Ready(fresh, possibleDuplicates, alreadyThere, file);
    }

    /**
     * What makes two entries look like one.
     *
     * @param start second of the epoch
     * @param piece the normalised key; empty for none
     */
    private record Stretch(long start, @Nullable Integer seconds, String piece) {}

    /** The stretches of all entries but those that are in the file themselves. */
    private Set<Stretch> here(Set<EntityId> inTheFile) {
        Set<Stretch> stretches = new HashSet<>();
        try (Stream<LogbookEntry> entries = logbook.allEntries()) {
            entries.filter(entry -> !inTheFile.contains(entry.id())).map(this::stretch).forEach(stretches::add);
        }
        return stretches;
    }

    private Stretch stretch(LogbookEntry entry) {
        Optional<Piece> piece = entry.pieces().stream().findFirst().flatMap(practised -> logbook.piece(practised
                .pieceId()));
        return new Stretch(entry.when().startedAt().getEpochSecond(), entry.durationSeconds(), piece.map(
                Piece::normalisedKey).orElse(""));
    }

    private static Stretch stretch(ImportedEntry imported) {
        LogbookEntry entry = new LogbookEntry(new EntityState(EntityKey.entry(
                imported.id()), 0, false, imported.draft().data()));
        PieceName piece = imported.piece();
        return new Stretch(entry.when().startedAt().getEpochSecond(), entry.durationSeconds(), piece == null ? ""
                : PieceIdentity.normalisedKey(piece.title(), piece.composer()));
    }
}
