package org.woodshed.app;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.woodshed.app.conflicts.ConflictsView;
import org.woodshed.app.controls.Overlay;
import org.woodshed.app.entries.EntriesView;
import org.woodshed.app.entries.QuickAddRow;
import org.woodshed.app.importing.ImportDialog;
import org.woodshed.app.notices.NoticeBar;
import org.woodshed.app.pieces.PieceListView;
import org.woodshed.app.pieces.PiecePanel;
import org.woodshed.app.practice.TimerBar;
import org.woodshed.app.settings.AppearanceViewModel;
import org.woodshed.app.settings.ConnectDialog;
import org.woodshed.app.settings.SignOutDialog;
import org.woodshed.app.syncstatus.ChipState;
import org.woodshed.app.syncstatus.SyncHealthView;
import org.woodshed.app.syncstatus.SyncPanel;
import org.woodshed.app.syncstatus.WaitingList;
import org.woodshed.app.text.Messages;

/** The window's content: every view over the view models of one session, and the keys. To be used on the JavaFX thread. */
public final class MainWindow implements AutoCloseable {
    private static final Duration TICK = Duration.millis(250);
    private static final double NARROW_SIDE = 190;
    private final Session session;
    private final StackPane root = new StackPane();
    private final Overlay overlay = new Overlay();
    private final TopBar topBar;
    private final TabPane tabs = new TabPane();
    private final Tab syncTab;
    private final PieceListView pieceList;
    private final QuickAddRow quickAdd;
    private final EntriesView entries;
    private final Timeline ticker = new Timeline(new KeyFrame(TICK, event -> tick()));

    public MainWindow(Session session, AppearanceViewModel appearance) {
        this.session = session;
        this.pieceList = new PieceListView(session.pieceList(), Keys.FIND);
        this.quickAdd = new QuickAddRow(session.quickAdd(), Keys.LOG_PAST);
        this.entries = new EntriesView(session.entries(), session.deletes(), session::editing, quickAdd, firstSteps());
        this.topBar = new TopBar(new TimerBar(session.timer(), Keys.START_STOP), session.syncStatus(),
                this::listWaiting).withItem("menu.connect", this::openConnect)
                .withItem("menu.signOut", this::openSignOut)
                .withItem("menu.import", this::chooseImport).withAppearance(appearance).withItem(
                        "menu.keys", this::openKeys);
        this.syncTab =
                tab("tab.sync", new ConflictsView(session.conflicts(), WaitingList.ofChanges(session.waiting()),
                        new SyncHealthView(session.syncHealth())));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs().add(tab("tab.today", today()));
        session.syncStatus().stateProperty().addListener((property, before, now) -> showSyncTab(now));
        showSyncTab(session.syncStatus().stateProperty().get());
        BorderPane window = new BorderPane(tabs);
        window.setTop(topBar);
        NoticeBar notices = new NoticeBar(session.notices());
        StackPane.setAlignment(notices, Pos.BOTTOM_CENTER);
        StackPane.setMargin(notices, new Insets(0, 16, 20, 16));
        root.getStyleClass().add("woodshed");
        root.getChildren().addAll(window, notices, overlay);
        session.setOpenConnect(this::openConnect);
        ticker.setCycleCount(Animation.INDEFINITE);
    }

    private HBox today() {
        PiecePanel panel = new PiecePanel(session.piecePanel());
        HBox.setHgrow(entries, Priority.ALWAYS);
        entries.setMinWidth(0);
        side(pieceList, 0.211, 270);
        side(panel, 0.242, 320);
        return new HBox(pieceList, entries, panel);
    }

    /** As wide as its share of the window, between what can still be read and what is wasted. */
    private void side(Region region, double share, double widest) {
        region.setMinWidth(NARROW_SIDE);
        root.widthProperty().addListener((property, before, now) -> region.setPrefWidth(Math.clamp(now.doubleValue()
                * share, NARROW_SIDE, widest)));
        region.setMaxWidth(Region.USE_PREF_SIZE);
    }

    private static Node firstSteps() {
        Label title = new Label(Messages.text("empty.title"));
        title.getStyleClass().add("dialog-title");
        Label text = new Label(Messages.text("empty.text", Keys.START_STOP.getDisplayText()));
        text.getStyleClass().add("quiet");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        VBox box = new VBox(new FontIcon(Feather.MUSIC), title, text);
        box.getStyleClass().add("first-steps");
        box.setMaxSize(440, Region.USE_PREF_SIZE);
        return box;
    }

    private static Tab tab(String key, Node content) {
        return new Tab(Messages.text(key), content);
    }

    /** Before a server is connected there is nothing to say about sync. */
    private void showSyncTab(ChipState state) {
        boolean wanted = state != ChipState.LOCAL;
        if (wanted && !tabs.getTabs().contains(syncTab)) {
            tabs.getTabs().add(syncTab);
        } else if (!wanted) {
            tabs.getTabs().remove(syncTab);
        }
    }

    /** The content, for a scene. */
    public Parent root() {
        return root;
    }

    public Session session() {
        return session;
    }

    public EntriesView entries() {
        return entries;
    }

    /** Lets the clock run and the keys work. */
    public void start(Scene scene) {
        Map<KeyCombination, Runnable> keys = scene.getAccelerators();
        keys.put(Keys.START_STOP, this::startOrStop);
        keys.put(Keys.LOG_PAST, () -> onToday(quickAdd::logPast));
        keys.put(Keys.FIND, () -> onToday(pieceList::find));
        keys.put(Keys.UNDO, () -> whenFree(session.deletes()::undo));
        keys.put(Keys.SYNC_NOW, () -> whenFree(session.syncStatus()::syncNow));
        keys.put(Keys.HELP, () -> whenFree(this::openKeys));
        ticker.play();
    }

    private void tick() {
        session.tick();
    }

    private void startOrStop() {
        whenFree(() -> {
            if (entries.finishEditing()) {
                session.timer().startOrStop();
            }
        });
    }

    private void onToday(Runnable command) {
        whenFree(() -> {
            tabs.getSelectionModel().selectFirst();
            command.run();
        });
    }

    /** A dialog that is open has the keyboard to itself. */
    private void whenFree(Runnable command) {
        if (!overlay.isOpen()) {
            command.run();
        }
    }

    void listWaiting() {
        session.waiting().load();
        SyncPanel panel = new SyncPanel(session.syncStatus(), session.waiting(), () -> {
            overlay.close();
            openSync();
        });
        overlay.showBelow(panel, topBar.getHeight() - 12, 20);
    }

    /** Goes to where conflicts are decided. */
    public void openSync() {
        tabs.getSelectionModel().select(syncTab);
    }

    /** Offers to connect a server. */
    public void openConnect() {
        session.connect().open();
        overlay.showDialog(new ConnectDialog(session.connect(), overlay::close));
    }

    /** Asks what becomes of unsent work, and signs out. */
    public void openSignOut() {
        session.signOut().open();
        overlay.showDialog(new SignOutDialog(session.signOut(), overlay::close));
    }

    private void chooseImport() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("import.choose"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Messages.text("import.files"), "*.csv",
                "*.CSV"));
        File file = chooser.showOpenDialog(root.getScene().getWindow());
        if (file != null) {
            openImport(file.toPath());
        }
    }

    /** Shows what importing a file would do. */
    public void openImport(Path file) {
        session.importing().open(file);
        overlay.showDialog(new ImportDialog(session.importing(), overlay::close));
    }

    void openKeys() {
        overlay.showDialog(new KeysHelp(overlay::close));
    }

    /** Asks what shall become of the running timer, then quits or stays. */
    void askBeforeQuitting(Runnable quit) {
        overlay.showDialog(new QuitQuestion(() -> {
            session.timer().stop();
            quit.run();
        }, quit, overlay::close));
    }

    /** The layer for dialogs. */
    Overlay overlay() {
        return overlay;
    }

    @Override
    public void close() {
        ticker.stop();
        session.close();
    }
}
