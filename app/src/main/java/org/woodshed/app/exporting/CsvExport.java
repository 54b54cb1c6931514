package org.woodshed.app.exporting;

import java.io.IOException;
import java.io.Writer;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Piece;

/** A table of entries by RFC 4180: ISO dates, lengths in seconds, and no cell that a spreadsheet would run as a formula. */
record CsvExport(Writer writer, Logbook logbook) {
    private static final String[] HEADER = {"date", "start", "zone", "duration_seconds", "type", "instrument", "pieces",
            "composers", "techniques", "tags", "mood", "rating", "notes", "source", "id"};
    private static final DateTimeFormatter START = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    int write(Iterator<LogbookEntry> entries) throws IOException {
        // RFC 4180 ends lines with CR LF, the last one too.
        CSVPrinter csv = CSVFormat.RFC4180.builder().setHeader(HEADER).get().print(writer);
        int count = 0;
        while (entries.hasNext()) {
            csv.printRecord(row(entries.next()));
            count++;
        }
        csv.flush();
        return count;
    }

    private List<String> row(LogbookEntry entry) {
        ZonedDateTime start = entry.when().startedAt().atZone(entry.when().zone());
        List<Piece> pieces = entry.pieces().stream().map(practised -> logbook.piece(practised.pieceId())).flatMap(
                Optional::stream).toList();
        return List.of(entry.when().practiceDate().toString(), START.format(start), safe(entry.when().zone().getId()),
                number(entry.durationSeconds()), safe(entry.type()), safe(entry.instrument()), safe(joined(pieces,
                        Piece::title)),
                safe(joined(pieces, Piece::composer)), safe(String.join("; ", entry.techniques())), safe(String.join(
                        "; ", entry.tags())),
                safe(entry.mood()), number(entry.rating()), safe(entry.notes()), safe(entry.source()), safe(entry.id()
                        .value()));
    }

    private static String joined(List<Piece> pieces, Function<Piece, @Nullable String> part) {
        return pieces.stream().map(part).filter(Objects::nonNull).collect(Collectors.joining("; "));
    }

    private static String number(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    /** Text that no spreadsheet takes for a formula: an apostrophe before what would begin one. */
    private static String safe(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
