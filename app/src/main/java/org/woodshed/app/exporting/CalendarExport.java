package org.woodshed.app.exporting;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Piece;

/** Entries as events by RFC 5545, in UTC, so that no time zone has to be described. */
record CalendarExport(Writer writer, Logbook logbook) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    int write(Iterator<LogbookEntry> entries, Instant now) throws IOException {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Woodshed//Practice logbook//EN");
        int count = 0;
        while (entries.hasNext()) {
            event(entries.next(), now);
            count++;
        }
        line("END:VCALENDAR");
        return count;
    }

    private void event(LogbookEntry entry, Instant now) throws IOException {
        Instant start = entry.when().startedAt();
        Integer seconds = entry.durationSeconds();
        line("BEGIN:VEVENT");
        line("UID:" + CalendarText.escaped(entry.id().value()) + "@woodshed");
        line("DTSTAMP:" + MOMENT.format(now));
        line("DTSTART:" + MOMENT.format(start));
        // An event without an end is a moment, which is all that is known of an entry without a length.
        if (seconds != null && seconds > 0) {
            line("DTEND:" + MOMENT.format(start.plusSeconds(seconds)));
        }
        line("SUMMARY:" + CalendarText.escaped(summary(entry)));
        if (!entry.notes().isEmpty()) {
            line("DESCRIPTION:" + CalendarText.escaped(entry.notes()));
        }
        if (!entry.tags().isEmpty()) {
            line("CATEGORIES:" + entry.tags().stream().map(CalendarText::escaped).collect(Collectors.joining(",")));
        }
        line("END:VEVENT");
    }

    private String summary(LogbookEntry entry) {
        String pieces = entry.pieces().stream().map(practised -> logbook.piece(practised.pieceId())).flatMap(
                Optional::stream).map(Piece::title).collect(Collectors.joining(", "));
        return pieces.isEmpty() ? entry.type() : pieces;
    }

    private void line(String content) throws IOException {
        writer.write(CalendarText.folded(content));
    }
}
