package org.woodshed.app.cli;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Piece;
import org.woodshed.model.PracticeTime;

/** Entries in words, for tables and sentences of the command line. Thread-safe. */
final class EntryWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Logbook logbook;

    EntryWords(Logbook logbook) {
        this.logbook = logbook;
    }

    /** Such as "Fri 2026-11-20, 18:02, 0:45, Moonlight Sonata". */
    String sentence(LogbookEntry entry) {
        String what = pieces(entry);
        return day(entry) + ", " + time(entry) + ", " + length(entry) + (what.isEmpty() ? "" : ", " + what);
    }

    static String day(LogbookEntry entry) {
        return DAY.format(entry.when().practiceDate());
    }

    static String time(LogbookEntry entry) {
        PracticeTime when = entry.when();
        return TIME.format(when.startedAt().atZone(when.zone()));
    }

    /** Hours and minutes; seconds only of what is shorter than a minute; a dash where the length is unknown. */
    static String length(LogbookEntry entry) {
        Integer seconds = entry.durationSeconds();
        return seconds == null ? "–" : length(seconds);
    }

    static String length(long seconds) {
        return seconds > 0 && seconds < 60 ? "0:00:%02d".formatted(seconds)
                : "%d:%02d".formatted(seconds / 3600, seconds % 3600 / 60);
    }

    /** The titles of an entry's pieces. */
    String pieces(LogbookEntry entry) {
        return entry.pieces().stream().map(practised -> logbook.piece(practised.pieceId())).flatMap(Optional::stream)
                .map(EntryWords::piece).collect(Collectors.joining(", "));
    }

    static String piece(Piece piece) {
        String composer = piece.composer();
        return composer == null ? piece.title() : piece.title() + " (" + composer + ")";
    }
}
