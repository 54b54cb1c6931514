package org.woodshed.app.cli;

import java.time.LocalDate;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityState;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Piece;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Entities as the JSON documents show them: the wire's fields beside id, version and what this laptop knows of them. */
final class EntityJson {
    private EntityJson() {}

    /** An entry; its pieces carry their titles and composers too. */
    static ObjectNode entry(EntryRow row, Logbook logbook) {
        ObjectNode json = head(row.entry().state()).put("pending", row.pending()).put("needsChoice", row.needsChoice());
        json.setAll(row.entry().state().data().deepCopy());
        for (JsonNode item : json.path("pieces")) {
            if (item instanceof ObjectNode practised) {
                name(practised, logbook);
            }
        }
        return json;
    }

    private static void name(ObjectNode practised, Logbook logbook) {
        String id = JsonValues.text(practised, "pieceId");
        if (id == null) {
            return;
        }
        logbook.piece(new EntityId(id)).ifPresent(piece -> {
            practised.put("title", piece.title());
            if (piece.composer() != null) {
                practised.put("composer", piece.composer());
            }
        });
    }

    static ObjectNode piece(PieceSummary summary) {
        Piece piece = summary.piece();
        ObjectNode json = head(piece.state()).put("pending", summary.pending());
        json.setAll(piece.state().data().deepCopy());
        json.put("entryCount", summary.entryCount()).put("totalSeconds", summary.totalSeconds());
        LocalDate last = summary.lastPractised();
        return last == null ? json : json.put("lastPractised", last.toString());
    }

    private static ObjectNode head(EntityState state) {
        return JsonValues.object().put("id", state.id().value()).put("version", state.version());
    }
}
