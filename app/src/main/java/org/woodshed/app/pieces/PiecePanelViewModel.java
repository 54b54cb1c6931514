package org.woodshed.app.pieces;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.pieces.PieceFacts.Tempo;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.Lengths;
import org.woodshed.app.text.Messages;
import org.woodshed.app.work.LogbookFeed;
import org.woodshed.app.work.RepeatedQuery;
import org.woodshed.app.work.Threads;
import org.woodshed.app.work.PracticeCalendar;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PiecePractice;

/** What is known about the chosen piece: last note, time spent, recent sessions. Belongs to the screen's thread. */
public final class PiecePanelViewModel {
    private static final int PAGE = 200;
    private static final int MOST_SESSIONS = 5;
    private static final int MOST_TEMPOS = 12;
    /** How far back recent sessions are looked for; older ones are no longer "recent". */
    private static final int MOST_ENTRIES_READ = 2_000;
    private final Logbook logbook;
    private final Repertoire repertoire;
    private final DayWords days;
    private final PracticeCalendar calendar;
    private final ObservableValue<@Nullable EntityId> selected;
    private final Function<EntityId, List<String>> goals;
    private final ReadOnlyObjectWrapper<@Nullable Details> details = new ReadOnlyObjectWrapper<>();
    private final RepeatedQuery<Found> query;
    /** The piece to read about; written on the screen's thread, read in the background. */
    private volatile @Nullable EntityId wanted;

    /** The panel in words; notes that are empty were never written. */
    public record Details(EntityKey key, String title, String composer, String details, String total,
            String noteHeading, String note,
            List<Tempo> tempos, @Nullable Integer targetTempo, List<String> goals, List<RecentSession> sessions) {}

    private record Found(@Nullable EntityId piece, List<LogbookEntry> entries) {}

    /** @param goals what is reached of the goals about a piece, in words */
    public PiecePanelViewModel(Logbook logbook, Threads threads, LogbookFeed feed, Repertoire repertoire,
            ObservableValue<@Nullable EntityId> selected, DayWords days, PracticeCalendar calendar,
            Function<EntityId, List<String>> goals) {
        this.goals = goals;
        this.logbook = logbook;
        this.repertoire = repertoire;
        this.days = days;
        this.calendar = calendar;
        this.selected = selected;
        this.query = new RepeatedQuery<>(threads, this::read, this::show, failure -> details.set(null));
        selected.addListener((property, before, now) -> read(now));
        feed.onItems(items -> read(selected.getValue()));
        repertoire.pieces().addListener((ListChangeListener<PieceSummary>) change -> read(selected.getValue()));
    }

    private void read(@Nullable EntityId piece) {
        wanted = piece;
        query.run();
    }

    public ReadOnlyObjectProperty<@Nullable Details> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    private Found read() {
        EntityId piece = wanted;
        List<LogbookEntry> found = new ArrayList<>();
        if (piece == null) {
            return new Found(null, found);
        }
        LogbookEntry last = null;
        for (int read = 0; read < MOST_ENTRIES_READ && found.size() < MOST_TEMPOS; read += PAGE) {
            List<EntryRow> page = logbook.latestEntries(PAGE, last);
            page.stream().map(EntryRow::entry).filter(entry -> isAbout(entry, piece)).forEach(found::add);
            if (page.size() < PAGE) {
                break;
            }
            last = page.getLast().entry();
        }
        return new Found(piece, found);
    }

    private static boolean isAbout(LogbookEntry entry, EntityId piece) {
        return entry.pieces().stream().anyMatch(practice -> practice.pieceId().equals(piece));
    }

    private void show(Found found) {
        EntityId piece = found.piece();
        if (piece == null || !piece.equals(selected.getValue())) {
            details.set(null);
            return;
        }
        details.set(repertoire.find(piece).map(summary -> details(summary, found.entries())).orElse(null));
    }

    private Details details(PieceSummary summary, List<LogbookEntry> entries) {
        LocalDate today = calendar.today();
        Optional<LogbookEntry> noted = entries.stream().filter(entry -> !entry.notes().isEmpty()).findFirst();
        String composer = summary.piece().composer();
        return new Details(summary.piece().state().key(), summary.piece().title(), composer == null ? "" : composer,
                PieceLabels.details(summary.piece()), total(summary),
                noted.map(entry -> Messages.text("piece.lastNote", days.ago(entry.when().practiceDate(), today)))
                        .orElse(""),
                noted.map(LogbookEntry::notes).orElse(""), tempos(summary.piece().id(), entries.reversed()),
                summary.piece().targetTempoBpm(), goals.apply(summary.piece().id()),
                entries.stream().limit(MOST_SESSIONS).map(entry -> session(entry, today)).toList());
    }

    private static List<Tempo> tempos(EntityId piece, List<LogbookEntry> oldestFirst) {
        List<Tempo> tempos = new ArrayList<>();
        for (LogbookEntry entry : oldestFirst) {
            for (PiecePractice practice : entry.pieces()) {
                Integer bpm = practice.tempoBpm();
                if (bpm != null && practice.pieceId().equals(piece)) {
                    tempos.add(new Tempo(entry.when().practiceDate(), "", bpm));
                }
            }
        }
        return List.copyOf(tempos);
    }

    private static String total(PieceSummary summary) {
        return summary.entryCount() == 0 ? Messages.text("pieces.never")
                : Messages.text("piece.total", Lengths.words(
                        summary.totalSeconds()), summary.entryCount());
    }

    private RecentSession session(LogbookEntry entry, LocalDate today) {
        Integer seconds = entry.durationSeconds();
        return new RecentSession(days.ago(entry.when().practiceDate(), today), seconds == null ? Messages.text(
                "length.unknown") : Lengths.words(seconds));
    }
}
