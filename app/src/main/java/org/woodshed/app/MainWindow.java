package org.woodshed.app;

import java.nio.file.Path;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.woodshed.app.Tabs.Place;
import org.woodshed.app.conflicts.ConflictsView;
import org.woodshed.app.conflicts.StrategyChoice;
import org.woodshed.app.controls.Frames;
import org.woodshed.app.controls.Overlay;
import org.woodshed.app.entries.EntriesView;
import org.woodshed.app.goals.GoalsView;
import org.woodshed.app.history.HistoryRequest;
import org.woodshed.app.history.HistoryView;
import org.woodshed.app.lists.ListsView;
import org.woodshed.app.notices.NoticeBar;
import org.woodshed.app.pieces.PieceDetailView;
import org.woodshed.app.pieces.PieceLabels;
import org.woodshed.app.pieces.PiecesView;
import org.woodshed.app.practice.TimerBar;
import org.woodshed.app.practice.TimerQuestionBar;
import org.woodshed.app.settings.ReminderViewModel;
import org.woodshed.app.settings.SettingsViewModel;
import org.woodshed.app.syncstatus.ChipState;
import org.woodshed.app.syncstatus.SyncHealthView;
import org.woodshed.app.syncstatus.SyncPanel;
import org.woodshed.app.syncstatus.WaitingList;
import org.woodshed.app.theme.Theme;
import org.woodshed.model.EntityKey;
import org.woodshed.model.Piece;

/**
 * The window's content: the bar at the top, the tabs below it, notices and dialogs above them, and the keys. It begins to read
 * the logbook when it is made. A new tab is one line in {@link #tabs}. To be used on the JavaFX thread.
 */
public final class MainWindow implements AutoCloseable {
    private static final double NARROW = 1050;
    private static final String NARROW_STYLE = "narrow";
    private static final Duration TICK = Duration.millis(250);
    private final Session session;
    private final StackPane root = new StackPane();
    private final WindowDialogs dialogs;
    private final TimerBar timerBar;
    private final TopBar topBar;
    private final TodayView today;
    private final Tabs tabs;
    private final ReminderViewModel reminder;
    private final IdleCollection idleCollection = new IdleCollection();
    private boolean closed;
    private final Timeline ticker = new Timeline(new KeyFrame(TICK, event -> tick()));

    /** @param session one that nothing has been read into yet */
    public MainWindow(Session session, SettingsViewModel settings) {
        this.session = session;
        // The disk is read while the window is made
        session.loadFirst(this::readOn);
        this.dialogs = new WindowDialogs(session, settings);
        this.reminder = session.reminder(settings.reminderProperty());
        this.today = new TodayView(session, dialogs::openTogether);
        this.tabs = tabs();
        this.timerBar = new TimerBar(session.timer(), Keys.START_STOP, Keys.SWITCH_PIECE);
        this.topBar = new TopBar(timerBar, session.sync().status(),
                this::listWaiting).withItem("menu.connect", dialogs::openConnect)
                .withItem("menu.signOut", dialogs::openSignOut)
                .withItem("menu.import", dialogs::chooseImport).withItem("menu.tags", dialogs::openTags)
                .withItem("menu.trash", dialogs::openTrash)
                .withItem("timer.small",
                        timerBar::showSmallWindow)
                .withItem("menu.settings", this::openSettings).withItem("menu.keys", dialogs::openKeys);
        session.sync().status().stateProperty().addListener((property, before, now) -> showSyncTab(now));
        showSyncTab(session.sync().status().stateProperty().get());
        BorderPane window = new BorderPane(tabs);
        window.setTop(new VBox(topBar, new TimerQuestionBar(session.timer().questions())));
        NoticeBar notices = new NoticeBar(session.notices());
        StackPane.setAlignment(notices, Pos.BOTTOM_CENTER);
        StackPane.setMargin(notices, new Insets(0, 16, 20, 16));
        root.getStyleClass().add("woodshed");
        root.widthProperty().addListener((property, before, now) -> fit());
        root.getStyleClass().addListener((ListChangeListener<String>) change -> fit());
        root.getChildren().addAll(window, notices, dialogs.overlay());
        root.addEventHandler(HistoryRequest.TYPE, request -> openHistory(request.key()));
        tabs.onSelected(Place.HISTORY, session.sync().history()::setOpen);
        session.sync().setOpenConnect(dialogs::openConnect);
        session.notices().onDetails(dialogs::openTrouble);
        ticker.setCycleCount(Animation.INDEFINITE);
    }

    /** Every tab with its view; the order on the screen is that of {@link Place}. */
    private Tabs tabs() {
        return new Tabs()
                .put(Place.TODAY, () -> today)
                .put(Place.LISTS, () -> new ListsView(session.lists()))
                .put(Place.HISTORY, () -> new HistoryView(session.sync().history()))
                .put(Place.PIECES, this::pieces)
                .put(Place.PROGRESS, () -> new GoalsView(session.goals()))
                .put(Place.SYNC, this::syncing);
    }

    private PiecesView pieces() {
        return new PiecesView(session.pieces(), session.pieceList()::detail, new PieceDetailView(session.pieceDetail(),
                this::practise));
    }

    private ConflictsView syncing() {
        return new ConflictsView(session.sync().conflicts(), WaitingList.ofChanges(session.sync().waiting()), new VBox(
                new SyncHealthView(session.sync().health()), new StrategyChoice(session.sync().strategy())));
    }

    /** A narrow window does without what is only a help; with large texts in it also without what stands on another tab. */
    private void fit() {
        boolean narrow = root.getWidth() < NARROW;
        if (narrow != root.getStyleClass().contains(NARROW_STYLE)) {
            if (narrow) {
                root.getStyleClass().add(NARROW_STYLE);
            } else {
                root.getStyleClass().remove(NARROW_STYLE);
            }
        }
        today.setTight(narrow && root.getStyleClass().contains(Theme.LARGE));
    }

    /** Once the newest entries have been drawn there is time for what nobody sees yet. */
    private void readOn() {
        Frames.afterNext(() -> {
            StartLog.reached("the newest entries have been drawn");
            if (!closed) {
                session.loadRest();
            }
        });
    }

    /** Starts the timer on a piece, or switches to it. */
    private void practise(Piece piece) {
        session.timer().pieceProperty().set(PieceLabels.of(piece));
        if (session.timer().runningProperty().get()) {
            session.timer().choosePiece();
        } else {
            session.timer().start();
        }
    }

    /** Before a server is connected there is nothing to say about sync. */
    private void showSyncTab(ChipState state) {
        tabs.show(Place.SYNC, state != ChipState.LOCAL);
    }

    /** The content, for a scene. */
    public Parent root() {
        return root;
    }

    public Session session() {
        return session;
    }

    public EntriesView entries() {
        return today.entries();
    }

    /** Lets the clock run and the keys work. */
    public void start(Scene scene) {
        new WindowKeys(session, dialogs, timerBar, today, tabs).install(scene.getAccelerators());
        scene.addEventFilter(InputEvent.ANY, event -> idleCollection.touched());
        ticker.play();
    }

    private void tick() {
        session.tick();
        reminder.tick();
        idleCollection.tick();
    }

    void listWaiting() {
        session.sync().waiting().load();
        SyncPanel panel = new SyncPanel(session.sync().status(), session.sync().waiting(), () -> {
            overlay().close();
            openSync();
        });
        dialogs.showBelow(panel, topBar.getHeight() - 12);
    }

    void go(Place place) {
        tabs.go(place);
    }

    /** Goes to where conflicts are decided. */
    public void openSync() {
        tabs.go(Place.SYNC);
    }

    /** Goes to the days with their entries. */
    public void openToday() {
        tabs.go(Place.TODAY);
    }

    /** Goes to the repertoire. */
    public void openPieces() {
        tabs.go(Place.PIECES);
    }

    /** Goes to the practice lists. */
    public void openLists() {
        tabs.go(Place.LISTS);
    }

    /** Shows who changed something and when, with the way back. */
    public void openHistory(EntityKey key) {
        overlay().close();
        session.sync().history().selectedProperty().set(key);
        tabs.go(Place.HISTORY);
    }

    /** Offers to connect a server. */
    public void openConnect() {
        dialogs.openConnect();
    }

    /** Shows everything that can be set. */
    public void openSettings() {
        dialogs.openSettings();
    }

    /** Asks what becomes of unsent work, and signs out. */
    public void openSignOut() {
        dialogs.openSignOut();
    }

    /** Shows what importing a file would do. */
    public void openImport(Path file) {
        dialogs.openImport(file);
    }

    WindowDialogs dialogs() {
        return dialogs;
    }

    /** The layer for dialogs. */
    Overlay overlay() {
        return dialogs.overlay();
    }

    /** Takes away what stands beside the window: it would keep the application alive without it. */
    void closeSmallWindows() {
        timerBar.closeSmallWindow();
    }

    @Override
    public void close() {
        closed = true;
        ticker.stop();
        closeSmallWindows();
        session.close();
    }
}
