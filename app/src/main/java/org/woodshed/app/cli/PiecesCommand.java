package org.woodshed.app.cli;

import java.time.LocalDate;
import java.util.List;
import org.woodshed.client.Woodshed;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.model.JsonValues;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code woodshed pieces}: lists the repertoire. */
@Command(name = "pieces", description = "List the pieces, the last practised first.")
final class PiecesCommand extends FolderCommand {
    @Override
    int run(Woodshed woodshed) {
        List<PieceSummary> pieces = woodshed.logbook().pieces();
        ObjectNode document = JsonValues.object();
        ArrayNode array = document.putArray("pieces");
        pieces.forEach(piece -> array.add(EntityJson.piece(piece)));
        output().document(document);
        if (pieces.isEmpty()) {
            output().say("There is no piece yet. woodshed log --piece TITLE adds one.");
        } else {
            output().say(table(pieces));
        }
        return ExitCodes.DONE;
    }

    private static Table table(List<PieceSummary> pieces) {
        Table table = new Table("Piece", "Last practised", "Entries", "Time");
        for (PieceSummary summary : pieces) {
            LocalDate last = summary.lastPractised();
            table.row(EntryWords.piece(summary.piece()), last == null ? "–" : last.toString(), String.valueOf(summary
                    .entryCount()), EntryWords.length(summary.totalSeconds()));
        }
        return table;
    }
}
