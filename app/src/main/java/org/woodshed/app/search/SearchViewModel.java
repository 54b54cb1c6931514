package org.woodshed.app.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.woodshed.app.index.EntryIndex;
import org.woodshed.app.index.FoundEntries;
import org.woodshed.app.index.IndexedEntry;
import org.woodshed.app.index.Vocabulary;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.pieces.Repertoire;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.Folding;
import org.woodshed.app.text.Lengths;
import org.woodshed.app.text.Messages;
import org.woodshed.app.work.LogbookFeed;
import org.woodshed.app.work.PracticeCalendar;
import org.woodshed.app.work.RepeatedQuery;
import org.woodshed.app.work.Threads;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.model.EntityId;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Piece;

/** What is looked for, and what was found, while it is typed. Belongs to the screen's thread. */
public final class SearchViewModel {
    private final Logbook logbook;
    private final Threads threads;
    private final EntryIndex index;
    private final Vocabulary vocabulary;
    private final Repertoire repertoire;
    private final DayWords days;
    private final PracticeCalendar calendar;
    private final NoticesViewModel notices;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<SearchQuery> query = new ReadOnlyObjectWrapper<>(SearchQuery.EMPTY);
    private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ShownEntries results = new ShownEntries();
    private final SavedSearches saved;
    private final RepeatedQuery<Found> search;
    private volatile SearchQuery wanted = SearchQuery.EMPTY;
    private volatile Map<EntityId, SearchQuery.PieceNames> pieceNames = Map.of();

    private record Found(SearchQuery query, FoundEntries found) {}

    public SearchViewModel(Logbook logbook, Threads threads, LogbookFeed feed, EntryIndex index, Vocabulary vocabulary,
            Repertoire repertoire, DayWords days, PracticeCalendar calendar, NoticesViewModel notices) {
        this.logbook = logbook;
        this.threads = threads;
        this.index = index;
        this.vocabulary = vocabulary;
        this.repertoire = repertoire;
        this.days = days;
        this.calendar = calendar;
        this.notices = notices;
        this.saved = new SavedSearches(logbook, threads, notices);
        this.search = new RepeatedQuery<>(threads, this::find, this::show, notices::failed);
        text.addListener((property, before, now) -> change(old -> old.withText(now)));
        repertoire.pieces().addListener((ListChangeListener<PieceSummary>) change -> namePieces());
        feed.onItems(items -> run());
    }

    /**
     * Reads the logbook into the index, in the background, and leaves room for other queries meanwhile.
     *
     * @param whenRead told when all of it has been read
     */
    public void load(Runnable whenRead) {
        saved.load();
        read(whenRead);
    }

    private void read(Runnable whenRead) {
        threads.query(() -> index.readPage(logbook), more -> {
            if (more) {
                read(whenRead);
            } else {
                vocabulary.load();
                run();
                whenRead.run();
            }
        }, notices::failed);
    }

    /** True once everything that was ever logged can be found. */
    public boolean isComplete() {
        return index.isComplete();
    }

    private void namePieces() {
        pieceNames = repertoire.pieces().stream().collect(Collectors.toUnmodifiableMap(summary -> summary.piece().id(),
                summary -> names(summary.piece()), (one, other) -> one));
        run();
    }

    private static SearchQuery.PieceNames names(Piece piece) {
        String composer = piece.composer();
        return new SearchQuery.PieceNames(Folding.fold(piece.title()), composer == null ? "" : Folding.fold(composer));
    }

    public StringProperty textProperty() {
        return text;
    }

    public ReadOnlyObjectProperty<SearchQuery> queryProperty() {
        return query.getReadOnlyProperty();
    }

    /** True while something is looked for, in words or by filters. */
    public ReadOnlyBooleanProperty activeProperty() {
        return active.getReadOnlyProperty();
    }

    /** How much was found, in words. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    public ObservableList<IndexedEntry> results() {
        return results;
    }

    public SavedSearches saved() {
        return saved;
    }

    /** Sets filters. */
    public void change(UnaryOperator<SearchQuery> how) {
        SearchQuery now = how.apply(query.get());
        if (now.equals(query.get())) {
            return;
        }
        query.set(now);
        text.set(now.text());
        wanted = now;
        active.set(!now.isEmpty());
        run();
    }

    /** Looks for nothing any more. */
    public void clear() {
        change(old -> SearchQuery.EMPTY);
    }

    private void run() {
        if (active.get()) {
            search.run();
        } else {
            results.show(List.of());
        }
    }

    private Found find() {
        SearchQuery now = wanted;
        return new Found(now, index.find(now.wanted(pieceNames), now.passes(pieceNames, calendar.today())));
    }

    private void show(Found answer) {
        if (answer.query.equals(query.get())) {
            results.show(answer.found.entries());
            summary.set(words(answer.found));
        }
    }

    private String words(FoundEntries found) {
        if (!index.isComplete()) {
            return Messages.text("search.reading");
        }
        return found.entries().isEmpty() ? Messages.text("search.foundNothing")
                : Messages.text("search.found", found.entries().size(), Lengths.words(found.seconds()));
    }

    /** The names to offer in a filter: those in use, most used first. */
    public List<String> used(Filter filter) {
        Vocabulary.Words words = vocabulary.words();
        return switch (filter) {
            case TYPE -> words.types();
            case INSTRUMENT -> words.instruments();
            case TAG -> words.tags();
            case MOOD -> words.moods();
            case COMPOSER -> repertoire.pieces().stream().map(summary -> summary.piece().composer()).filter(
                    Objects::nonNull).distinct().sorted().toList();
            case PIECE -> repertoire.pieces().stream().map(PieceSummary::piece).sorted(Comparator.comparing(
                    piece -> Folding.fold(piece.title()))).map(piece -> piece.id().value()).toList();
            case DAYS, FROM, TO, LENGTH, LONGEST -> List.of();
        };
    }

    /** What a person calls a filter's value. */
    public String words(Filter filter, String value) {
        return switch (filter) {
            case TYPE -> Messages.name("type", value);
            case MOOD -> Messages.name("mood", value);
            case PIECE -> repertoire.title(new EntityId(value));
            case DAYS -> Messages.text("search.lastDays", Integer.valueOf(value));
            case FROM -> Messages.text("search.since", day(value));
            case TO -> Messages.text("search.until", day(value));
            case LENGTH -> Messages.text("search.atLeast", value);
            case LONGEST -> Messages.text("search.atMost", value);
            case INSTRUMENT, TAG, COMPOSER -> value;
        };
    }

    private String day(String isoDate) {
        return days.shortDate(LocalDate.parse(isoDate));
    }

    /** First line of a result: pieces, or the type. */
    public String title(IndexedEntry entry) {
        String pieces = entry.pieces().stream().map(piece -> repertoire.title(piece.pieceId())).filter(
                title -> !title.isEmpty()).collect(Collectors.joining(", "));
        return pieces.isEmpty() ? Messages.name("type", entry.type()) : pieces;
    }

    public String date(IndexedEntry entry) {
        return days.shortDate(entry.date());
    }

    public String length(IndexedEntry entry) {
        Integer seconds = entry.seconds();
        return seconds == null ? Messages.text("length.unknown") : Lengths.words(seconds);
    }

    /** Reads the entry of a result, with its notes as written. */
    public void read(IndexedEntry entry, Consumer<LogbookEntry> then) {
        threads.query(() -> logbook.entry(entry.id()), row -> row.map(EntryRow::entry).ifPresent(then),
                notices::failed);
    }

    /** A search in one line for a menu. */
    public String words(SearchQuery asked) {
        List<String> parts = new ArrayList<>();
        if (!asked.text().isBlank()) {
            parts.add("“" + asked.text().strip() + "”");
        }
        new TreeMap<>(asked.filters()).forEach((filter, value) -> parts.add(words(filter, value)));
        return String.join(" · ", parts);
    }
}
