package org.woodshed.app;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.entries.DeletesViewModel;
import org.woodshed.app.entries.EntriesViewModel;
import org.woodshed.app.entries.EntryCards;
import org.woodshed.app.entries.EntryEditorViewModel;
import org.woodshed.app.entries.QuickAddViewModel;
import org.woodshed.app.goals.GoalsViewModel;
import org.woodshed.app.importing.ImportViewModel;
import org.woodshed.app.index.EntryIndex;
import org.woodshed.app.index.Vocabulary;
import org.woodshed.app.lists.ListsScreen;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.pieces.DueReviews;
import org.woodshed.app.pieces.PieceDetailViewModel;
import org.woodshed.app.pieces.PieceListViewModel;
import org.woodshed.app.pieces.PiecePanelViewModel;
import org.woodshed.app.pieces.PiecesViewModel;
import org.woodshed.app.pieces.Repertoire;
import org.woodshed.app.practice.TimerViewModel;
import org.woodshed.app.search.SearchViewModel;
import org.woodshed.app.settings.BackupsViewModel;
import org.woodshed.app.settings.DayStartViewModel;
import org.woodshed.app.settings.ReminderViewModel;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.EntityWords;
import org.woodshed.app.trash.TrashViewModel;
import org.woodshed.app.undo.UndoViewModel;
import org.woodshed.app.work.LogbookFeed;
import org.woodshed.app.work.PracticeCalendar;
import org.woodshed.app.work.Threads;
import org.woodshed.client.Woodshed;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.model.EntityId;
import org.woodshed.model.LogbookEntry;

/**
 * All view models over one open logbook, wired to each other. It knows no control, so a test can drive the whole
 * application without a toolkit. Belongs to the screen's thread.
 */
public final class Session implements AutoCloseable {
    private final Logbook logbook;
    private final PracticeCalendar calendar;
    private final LogbookFeed feed;
    private final Repertoire repertoire;
    private final EntriesViewModel entries;
    private final DeletesViewModel deletes;
    private final QuickAddViewModel quickAdd;
    private final PieceListViewModel pieceList;
    private final PiecePanelViewModel piecePanel;
    private final TimerViewModel timer;
    private final SyncScreens sync;
    private final UndoViewModel undo;
    private final DueReviews due;
    private final PiecesViewModel pieces;
    private final PieceDetailViewModel pieceDetail;
    private final GoalsViewModel goals;
    private final TrashViewModel trash;
    private final Vocabulary vocabulary;
    private final SearchViewModel search;
    private final ImportViewModel importing;
    private final LogbookSettings settings;
    private final ManyAtOnce many;
    private final ListsScreen lists;
    private final Threads threads;
    private final NoticesViewModel notices;
    private final OpenEditor editor;
    private LocalDate day;

    public Session(Woodshed woodshed, Threads threads, Clock clock, Locale locale) {
        this(woodshed, threads, clock, locale, new NoticesViewModel());
    }

    /** @param notices go on being shown when another logbook takes the place of this one */
    public Session(Woodshed woodshed, Threads threads, Clock clock, Locale locale, NoticesViewModel notices) {
        this.notices = notices;
        this.logbook = woodshed.logbook();
        this.threads = threads;
        this.calendar = new PracticeCalendar(clock, logbook::dayStartsAt);
        this.day = calendar.today();
        DayWords days = new DayWords(locale);
        EntityWords entities = new EntityWords(logbook, woodshed.lists(), woodshed.merging()::shown, days);
        this.feed = new LogbookFeed(logbook, threads.screen());
        this.repertoire = new Repertoire(logbook, threads, feed, notices::failed);
        this.undo = new UndoViewModel(logbook, notices);
        EntryCards cards = new EntryCards(repertoire, days, calendar);
        this.entries = new EntriesViewModel(logbook, threads, feed, repertoire, cards, undo, notices);
        this.deletes = new DeletesViewModel(logbook, entries, undo);
        this.quickAdd = new QuickAddViewModel(logbook, repertoire, entries, calendar);
        this.pieceList = new PieceListViewModel(repertoire, days, calendar);
        this.piecePanel = new PiecePanelViewModel(logbook, threads, feed, repertoire, pieceList.selectedProperty(),
                days, calendar, this::goalsAbout);
        this.timer = new TimerViewModel(logbook, repertoire, notices, pieceList.selectedProperty()::set, entries,
                days, clock);
        this.lists = ListsScreen.of(woodshed, repertoire, new TimerPractice(timer), threads, calendar, notices);
        this.sync = new SyncScreens(woodshed, threads, entities, days, calendar, notices);
        this.editor = new OpenEditor(sync, woodshed.sync()::deviceNames, threads, notices);
        EntryIndex index = EntryIndex.of(feed, threads, notices::failed);
        this.vocabulary = new Vocabulary(index, threads, feed, notices::failed);
        this.search =
                new SearchViewModel(logbook, threads, feed, index, vocabulary, repertoire, days, calendar, notices);
        this.many = ManyAtOnce.of(logbook, vocabulary, index, threads, feed, undo, notices);
        pieceList.filterProperty().bindBidirectional(search.textProperty());
        this.due = new DueReviews(index, repertoire, threads, calendar, notices::failed);
        pieceList.showDue(due);
        this.pieces = new PiecesViewModel(logbook, threads, repertoire, index, due, pieceList.selectedProperty(), undo,
                notices);
        this.pieceDetail = new PieceDetailViewModel(pieces, repertoire, index, vocabulary, threads, feed, days,
                notices);
        this.goals =
                new GoalsViewModel(logbook, threads, feed, repertoire, index, undo, days, calendar, locale, notices);
        this.trash = new TrashViewModel(logbook, threads, feed, entities, days, clock, undo, notices);
        this.settings = new LogbookSettings(new DayStartViewModel(logbook, threads, feed, notices),
                new BackupsViewModel(woodshed.backups(), threads, days, notices));
        this.importing = new ImportViewModel(logbook, threads, clock);
        feed.onItems(items -> {
            editor.tell(items);
            sync.changed(items);
        });
        sync.status().stateProperty().addListener((property, before, now) -> marksUnsynced(cards));
        marksUnsynced(cards);
    }

    private void marksUnsynced(EntryCards cards) {
        cards.marksUnsyncedProperty().set(sync.isConnected());
    }

    private List<String> goalsAbout(EntityId piece) {
        return goals.about(piece);
    }

    /** Reads everything that any screen shows. */
    public void load() {
        loadFirst(this::loadRest);
    }

    /**
     * Reads what the first screen shows.
     *
     * @param whenRead told when the newest entries are there, or could not be read
     */
    public void loadFirst(Runnable whenRead) {
        // One thread reads it all, the newest entries first
        entries.loadMore();
        threads.query(() -> true, read -> whenRead.run(), failure -> whenRead.run());
    }

    /**
     * Reads how much each piece was practised, what other screens show, and all there is to be found and counted: that takes
     * a while.
     */
    public void loadRest() {
        repertoire.load();
        lists.model().load();
        sync.load();
        search.load(() -> {
            goals.load();
            due.load();
            pieceDetail.load();
        });
    }

    /** To be called several times a second. */
    public void tick() {
        timer.tick();
        LocalDate today = calendar.today();
        if (!today.equals(day)) {
            day = today;
            entries.rebuild();
            lists.model().refresh();
            goals.load();
            due.load();
            sync.status().refresh();
        }
    }

    /** The fields of an entry, to be edited. */
    public EntryEditorViewModel editing(LogbookEntry entry) {
        return editor.open(entry, new EntryEditorViewModel(entry, logbook, repertoire, vocabulary, goals.all(),
                entries));
    }

    /** Reminds of practising at a time, as long as it is ticked. */
    public ReminderViewModel reminder(ObservableValue<@Nullable LocalTime> wanted) {
        return new ReminderViewModel(wanted, logbook, calendar, timer.runningProperty()::get, timer::start, threads,
                notices);
    }

    public ManyAtOnce many() {
        return many;
    }

    public LogbookSettings settings() {
        return settings;
    }

    public Repertoire repertoire() {
        return repertoire;
    }

    public EntriesViewModel entries() {
        return entries;
    }

    /** Whatever has to do with other laptops. */
    public SyncScreens sync() {
        return sync;
    }

    public UndoViewModel undo() {
        return undo;
    }

    public SearchViewModel search() {
        return search;
    }

    public PiecesViewModel pieces() {
        return pieces;
    }

    public PieceDetailViewModel pieceDetail() {
        return pieceDetail;
    }

    public GoalsViewModel goals() {
        return goals;
    }

    public TrashViewModel trash() {
        return trash;
    }

    public DeletesViewModel deletes() {
        return deletes;
    }

    public QuickAddViewModel quickAdd() {
        return quickAdd;
    }

    public PieceListViewModel pieceList() {
        return pieceList;
    }

    public PiecePanelViewModel piecePanel() {
        return piecePanel;
    }

    public TimerViewModel timer() {
        return timer;
    }

    public ListsScreen lists() {
        return lists;
    }

    public ImportViewModel importing() {
        return importing;
    }

    public NoticesViewModel notices() {
        return notices;
    }

    @Override
    public void close() {
        feed.close();
        sync.close();
        lists.close();
    }
}
