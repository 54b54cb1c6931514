package org.woodshed.app.lists;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.woodshed.app.text.Messages;
import org.woodshed.lists.ListKind;

/** The screen "Lists": the lists at the left, the chosen one in the middle, its chosen item at the right. */
public final class ListsView extends HBox {
    /** Ticks off the chosen item. */
    public static final KeyCombination TICK = new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN);
    static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    static final KeyCombination REDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN);
    private static final double NARROW_SIDE = 190;
    private final ListsViewModel model;
    private final NewListLine newList;
    private final ItemsPane items;
    private final ListHeader header;
    private final ItemDetailsPane details;
    private final Node empty;

    public ListsView(ListsScreen screen) {
        this.model = screen.model();
        setId("lists-view");
        getStyleClass().add("lists-view");
        Drag drag = new Drag();
        this.header = new ListHeader(model, screen.commands());
        this.details = new ItemDetailsPane(model, screen.items(), screen.details(), this::focusItems);
        this.items = new ItemsPane(model, screen.items(), drag, header, this::focusDetails);
        this.newList = new NewListLine(screen.commands(), this::focusAdd);
        ListChooser chooser = new ListChooser(model, screen.commands(), screen.items(), drag, newList,
                this::focusName);
        side(chooser, 0.211, 270);
        side(details, 0.242, 320);
        this.empty = firstSteps();
        StackPane centre = new StackPane(items, empty);
        centre.setMinWidth(0);
        HBox.setHgrow(centre, Priority.ALWAYS);
        getChildren().addAll(chooser, centre, details);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        setOnMouseDragReleased(event -> drag.end());
        model.momentProperty().addListener((property, before, now) -> show());
        show();
    }

    private void focusItems() {
        items.focusList();
    }

    private void focusDetails() {
        details.focusText();
    }

    private void focusAdd() {
        items.focusAdd();
    }

    private void focusName() {
        header.focusName();
    }

    /** As wide as its share of the window, between what can still be read and what is wasted. */
    private void side(Region region, double share, double widest) {
        region.setMinWidth(NARROW_SIDE);
        region.setMaxWidth(Region.USE_PREF_SIZE);
        widthProperty().addListener((property, before, now) -> region.setPrefWidth(Math.clamp(now.doubleValue() * share,
                NARROW_SIDE, widest)));
    }

    private void show() {
        boolean none = model.viewProperty().get() != null && model.rows().isEmpty();
        empty.setVisible(none);
        items.setVisible(!none);
        details.setVisible(!none);
        details.setManaged(!none);
    }

    private Node firstSteps() {
        Label title = new Label(Messages.text("lists.emptyTitle"));
        title.getStyleClass().add("dialog-title");
        Label text = new Label(Messages.text("lists.emptyText"));
        text.getStyleClass().add("quiet");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        Button routine = new Button(Messages.text("lists.firstRoutine"));
        routine.setId("first-routine");
        routine.getStyleClass().add(Styles.ACCENT);
        routine.setOnAction(event -> newList.start(ListKind.ROUTINE));
        Button setlist = new Button(Messages.text("lists.firstSetlist"));
        setlist.setOnAction(event -> newList.start(ListKind.SETLIST));
        HBox buttons = new HBox(routine, setlist);
        buttons.getStyleClass().addAll("button-line", "first-lists");
        VBox box = new VBox(new FontIcon(Feather.CHECK_SQUARE), title, text, buttons);
        box.getStyleClass().addAll("first-steps", "no-lists");
        box.setMaxSize(440, Region.USE_PREF_SIZE);
        return box;
    }

    private void keyPressed(KeyEvent event) {
        if (UNDO.match(event)) {
            model.undo();
            event.consume();
        } else if (REDO.match(event)) {
            model.redo();
            event.consume();
        }
    }
}
