package org.woodshed.app.entries;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.woodshed.app.entries.LogItem.DayHeading;
import org.woodshed.app.entries.LogItem.EntryCard;
import org.woodshed.app.pieces.Repertoire;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.Lengths;
import org.woodshed.app.text.Messages;
import org.woodshed.app.work.PracticeCalendar;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.model.EntryVocabulary;
import org.woodshed.model.LogbookEntry;

/** Puts entries into the words of their cards. Belongs to the screen's thread. */
public final class EntryCards {
    private final Repertoire repertoire;
    private final DayWords days;
    private final PracticeCalendar calendar;
    private final BooleanProperty marksUnsynced = new SimpleBooleanProperty(false);

    public EntryCards(Repertoire repertoire, DayWords days, PracticeCalendar calendar) {
        this.repertoire = repertoire;
        this.days = days;
        this.calendar = calendar;
    }

    /** Whether entries that wait for the server say so: before a server is connected all of them would. */
    public BooleanProperty marksUnsyncedProperty() {
        return marksUnsynced;
    }

    /**
     * Rows under the headings of their days.
     *
     * @param complete false if the last day may have entries that are not among the rows
     */
    List<LogItem> items(List<EntryRow> rows, boolean complete) {
        List<LogItem> items = new ArrayList<>(rows.size() + rows.size() / 2 + 1);
        int start = 0;
        while (start < rows.size()) {
            LocalDate date = date(rows.get(start));
            int end = start;
            long seconds = 0;
            while (end < rows.size() && date(rows.get(end)).equals(date)) {
                Integer length = rows.get(end).entry().durationSeconds();
                seconds += length == null ? 0 : length;
                end++;
            }
            boolean whole = complete || end < rows.size();
            items.add(new DayHeading(date, days.heading(date, calendar.today()), whole ? Lengths.words(seconds) : ""));
            rows.subList(start, end).stream().map(this::card).forEach(items::add);
            start = end;
        }
        return items;
    }

    private static LocalDate date(EntryRow row) {
        return row.entry().when().practiceDate();
    }

    private EntryCard card(EntryRow row) {
        LogbookEntry entry = row.entry();
        String pieces = entry.pieces().stream().map(piece -> repertoire.title(piece.pieceId())).filter(
                title -> !title.isEmpty()).collect(Collectors.joining(", "));
        boolean named = !pieces.isEmpty();
        Integer seconds = entry.durationSeconds();
        return new EntryCard(row, days.time(entry.when().startedAt(), entry.when().zone()), named ? pieces
                : Messages.name("type", entry.type()), labels(entry, named),
                entry.notes().replaceAll("\\s*\\R\\s*",
                        " · "),
                seconds == null ? Messages.text("length.unknown") : Lengths.words(seconds), marks(
                        entry),
                row.pending() && marksUnsynced.get());
    }

    private static List<String> labels(LogbookEntry entry, boolean named) {
        List<String> labels = new ArrayList<>();
        if (named && !entry.type().equals(EntryVocabulary.DEFAULT_TYPE)) {
            labels.add(Messages.name("type", entry.type()));
        }
        labels.addAll(entry.tags());
        labels.addAll(entry.techniques());
        return labels;
    }

    private static String marks(LogbookEntry entry) {
        List<String> marks = new ArrayList<>();
        String mood = entry.mood();
        Integer rating = entry.rating();
        if (mood != null) {
            marks.add(Messages.name("mood", mood));
        }
        if (rating != null) {
            marks.add(Messages.text("entry.ratingMark", rating));
        }
        return String.join(" · ", marks);
    }
}
