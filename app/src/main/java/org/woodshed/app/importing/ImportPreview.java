package org.woodshed.app.importing;

import java.util.ArrayList;
import java.util.List;
import org.woodshed.client.logbook.ImportedEntry;

/** What an import would do. Making one changes nothing. */
public sealed interface ImportPreview {
    /**
     * The import can be done.
     *
     * @param fresh              entries that are not here yet
     * @param possibleDuplicates entries that are not here, beside one with the same start, length and piece
     * @param alreadyThere       lines whose entry is here, or was and has been deleted: importing leaves them alone
     * @param file               the file, with the lines that can't be read or lack something
     */
    record Ready(List<ImportLine> fresh, List<ImportLine> possibleDuplicates, List<ImportLine> alreadyThere,
            ParsedFile.Entries file) implements ImportPreview {

        /** What to hand to {@code Logbook.importEntries}. */
        public List<ImportedEntry> entries(boolean withPossibleDuplicates) {
            List<ImportLine> lines = new ArrayList<>(fresh);
            if (withPossibleDuplicates) {
                lines.addAll(possibleDuplicates);
            }
            return lines.stream().map(ImportLine::entry).toList();
        }
    }

    /** First it has to be asked what the dates mean: see {@link ParsedFile.AskDateOrder}. */
    record AskDateOrder(String example) implements ImportPreview {}
}
