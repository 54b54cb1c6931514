package org.woodshed.app.exporting;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Iterator;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.model.EntityState;
import org.woodshed.model.JsonValues;
import org.woodshed.model.LogbookEntry;
import org.woodshed.protocol.Json;

/**
 * Everything without loss: each entity's id, version and whole data, also what only a newer app understands. One entity a
 * line, pieces before the entries that refer to them.
 */
record JsonExport(Writer writer, Logbook logbook) {
    /** A newer major version means that older readers have to refuse the file. */
    private static final String VERSION = "1.0";

    int write(Iterator<LogbookEntry> entries, Instant now) throws IOException {
        writer.write("{\"format\":\"woodshed\",\"version\":\"" + VERSION + "\",\"exportedAt\":\"" + now
                + "\",\n\"pieces\":[");
        String separator = "\n";
        for (PieceSummary summary : logbook.pieces()) {
            write(separator, summary.piece().state());
            separator = ",\n";
        }
        writer.write("],\n\"entries\":[");
        int count = 0;
        while (entries.hasNext()) {
            write(count == 0 ? "\n" : ",\n", entries.next().state());
            count++;
        }
        writer.write("]}\n");
        return count;
    }

    private void write(String separator, EntityState state) throws IOException {
        writer.write(separator);
        writer.write(Json.write(JsonValues.object().put("id", state.id().value()).put("version", state.version()).set(
                "data", state.data())));
    }
}
