package org.woodshed.app.entries;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.entries.LogItem.DayHeading;
import org.woodshed.app.entries.LogItem.EntryCard;
import org.woodshed.app.pieces.Repertoire;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.Lengths;
import org.woodshed.app.text.Messages;
import org.woodshed.app.work.PracticeCalendar;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryVocabulary;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PracticeTime;

/** Puts entries into the words of their cards. Belongs to the screen's thread. */
public final class EntryCards {
    private static final Pattern LINE_ENDS = Pattern.compile("\\s*\\R\\s*");
    private final Repertoire repertoire;
    private final DayWords days;
    private final PracticeCalendar calendar;
    private final BooleanProperty marksUnsynced = new SimpleBooleanProperty(false);
    /** The cards of the rows that were shown last. */
    private Map<EntityId, Dated> known = Map.of();

    /** A card, and what its day needs of it. */
    private record Dated(EntryCard card, LocalDate date, int seconds) {}

    public EntryCards(Repertoire repertoire, DayWords days, PracticeCalendar calendar) {
        this.repertoire = repertoire;
        this.days = days;
        this.calendar = calendar;
    }

    /** Whether entries that wait for the server say so: before a server is connected all of them would. */
    public BooleanProperty marksUnsyncedProperty() {
        return marksUnsynced;
    }

    /** What pieces are called, or how entries are marked, has changed. */
    void renew() {
        known = Map.of();
    }

    /**
     * Rows under the headings of their days. Cards of rows that were there before are the same objects as before.
     *
     * @param complete false if the last day may have entries that are not among the rows
     */
    List<LogItem> items(List<EntryRow> rows, boolean complete) {
        List<Dated> cards = dated(rows);
        List<LogItem> items = new ArrayList<>(cards.size() + cards.size() / 2 + 1);
        LocalDate today = calendar.today();
        int start = 0;
        while (start < cards.size()) {
            LocalDate date = cards.get(start).date;
            int end = start;
            long seconds = 0;
            while (end < cards.size() && cards.get(end).date.equals(date)) {
                seconds += cards.get(end).seconds;
                end++;
            }
            boolean whole = complete || end < cards.size();
            items.add(new DayHeading(date, days.heading(date, today), whole ? Lengths.words(seconds) : ""));
            cards.subList(start, end).forEach(one -> items.add(one.card));
            start = end;
        }
        return items;
    }

    @SuppressWarnings("ReferenceEquality") // a row is not changed, but replaced by another one
    private List<Dated> dated(List<EntryRow> rows) {
        Map<EntityId, Dated> now = HashMap.newHashMap(rows.size());
        List<Dated> cards = new ArrayList<>(rows.size());
        for (EntryRow row : rows) {
            Dated before = known.get(row.entry().id());
            Dated card = before != null && before.card.row() == row ? before : dated(row);
            now.put(row.entry().id(), card);
            cards.add(card);
        }
        known = now;
        return cards;
    }

    private Dated dated(EntryRow row) {
        LogbookEntry entry = row.entry();
        PracticeTime when = entry.when();
        Integer seconds = entry.durationSeconds();
        return new Dated(card(row, when, seconds), when.practiceDate(), seconds == null ? 0 : seconds);
    }

    private EntryCard card(EntryRow row, PracticeTime when, @Nullable Integer seconds) {
        LogbookEntry entry = row.entry();
        String pieces = entry.pieces().stream().map(piece -> repertoire.title(piece.pieceId())).filter(
                title -> !title.isEmpty()).collect(Collectors.joining(", "));
        boolean named = !pieces.isEmpty();
        return new EntryCard(row, days.time(when.startedAt(), when.zone()), named ? pieces
                : Messages.name("type", entry.type()), labels(entry, named),
                LINE_ENDS.matcher(entry.notes()).replaceAll(" · "),
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
