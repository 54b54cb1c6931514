package org.woodshed.app;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.woodshed.app.entries.EntriesView;
import org.woodshed.app.entries.QuickAddRow;
import org.woodshed.app.pieces.PieceListView;
import org.woodshed.app.pieces.PiecePanel;
import org.woodshed.app.search.SearchView;
import org.woodshed.app.search.SearchViewModel;
import org.woodshed.app.text.Messages;
import org.woodshed.model.EntityId;

/** The first tab: pieces at the left, days in the middle, the chosen piece at the right. */
final class TodayView extends HBox {
    private static final double NARROW_SIDE = 190;
    private final PieceListView pieceList;
    private final QuickAddRow quickAdd;
    private final EntriesView entries;
    private final SearchViewModel search;
    private final PiecePanel panel;

    TodayView(Session session, Consumer<List<EntityId>> editTogether) {
        getStyleClass().add("today");
        pieceList = new PieceListView(session.pieceList(), Keys.FIND);
        quickAdd = new QuickAddRow(session.quickAdd(), Keys.LOG_PAST);
        entries = new EntriesView(session.entries(), session.deletes(), session::editing, quickAdd, firstSteps(),
                editTogether);
        panel = new PiecePanel(session.piecePanel());
        search = session.search();
        entries.visibleProperty().bind(search.activeProperty().not().or(entries.editingProperty()));
        StackPane centre = new StackPane(entries, new SearchView(search, entries::edit, editTogether));
        entries.viewOrderProperty().bind(Bindings.when(entries.editingProperty()).then(-1).otherwise(0));
        setHgrow(centre, Priority.ALWAYS);
        centre.setMinWidth(0);
        side(pieceList, 0.211, 270);
        side(panel, 0.242, 320);
        getChildren().addAll(pieceList, centre, panel);
    }

    /** Little room for large texts: what the page of the piece and the editor show too is left to them. */
    void setTight(boolean tight) {
        panel.setManaged(!tight);
        panel.setVisible(!tight);
        quickAdd.setTight(tight);
    }

    EntriesView entries() {
        return entries;
    }

    /** Puts the cursor where one looks for something. */
    void find() {
        pieceList.find();
    }

    /** Puts the cursor where practice is logged that has just ended. */
    void logPast() {
        search.clear();
        quickAdd.logPast();
    }

    /** As wide as its share of the window, between what can still be read and what is wasted. */
    private void side(Region region, double share, double widest) {
        region.setMinWidth(NARROW_SIDE);
        widthProperty().addListener((property, before, now) -> region.setPrefWidth(Math.clamp(now.doubleValue()
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
}
