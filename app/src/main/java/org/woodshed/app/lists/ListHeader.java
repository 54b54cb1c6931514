package org.woodshed.app.lists;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Lengths;
import org.woodshed.app.text.Messages;
import org.woodshed.lists.ListKind;
import org.woodshed.lists.PracticeList;

/** The name of the list that is shown, which can be changed in place, how much of it is done, and what can be done to it. */
final class ListHeader extends VBox {
    private static final double LEAST_NAME = 150;
    private final ListsViewModel model;
    private final ListCommands commands;
    private final TextField name = new TextField();
    private final Label summary = Controls.wrapped("", "quiet");
    private final Button undo = Controls.iconButton(Feather.CORNER_UP_LEFT, Messages.text("lists.undo"));
    private final Button redo = Controls.iconButton(Feather.CORNER_UP_RIGHT, Messages.text("lists.redo"));
    private final Button clear = new Button(Messages.text("lists.clearDone"));
    private @Nullable PracticeList shown;

    ListHeader(ListsViewModel model, ListCommands commands) {
        this.model = model;
        this.commands = commands;
        getStyleClass().add("list-header");
        name.setId("list-name");
        name.getStyleClass().add("list-name");
        name.setAccessibleText(Messages.text("lists.name"));
        name.setOnAction(event -> rename());
        name.focusedProperty().addListener((property, before, focused) -> {
            if (!focused) {
                rename();
            }
        });
        name.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && shown != null) {
                name.setText(shown.name());
            }
        });
        HBox.setHgrow(name, Priority.ALWAYS);
        undo.setId("lists-undo");
        undo.setTooltip(new Tooltip(Controls.keyName(ListsView.UNDO)));
        undo.setOnAction(event -> model.undo());
        redo.setId("lists-redo");
        redo.setTooltip(new Tooltip(Controls.keyName(ListsView.REDO)));
        redo.setOnAction(event -> model.redo());
        clear.setId("clear-done");
        clear.setWrapText(true);
        clear.setMinHeight(USE_PREF_SIZE);
        name.setMinWidth(LEAST_NAME);
        name.setPrefWidth(LEAST_NAME);
        clear.setOnAction(event -> commands.clearDone());
        HBox line = new HBox(name, undo, redo, clear, menu());
        line.getStyleClass().add("list-header-line");
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, summary);
        model.momentProperty().addListener((property, before, now) -> show());
        show();
    }

    private MenuButton menu() {
        MenuButton menu = new MenuButton(null, new FontIcon(Feather.MORE_HORIZONTAL), item("lists.duplicate",
                commands::duplicate), item("lists.moveUp", () -> commands.moveBy(-1)),
                item("lists.moveDown",
                        () -> commands.moveBy(1)),
                item("lists.remove", commands::remove));
        menu.setId("list-menu");
        menu.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW);
        menu.setAccessibleText(Messages.text("lists.menu"));
        return menu;
    }

    private static MenuItem item(String key, Runnable command) {
        MenuItem item = new MenuItem(Messages.text(key));
        item.setId(key.replace('.', '-'));
        item.setOnAction(event -> command.run());
        return item;
    }

    private void rename() {
        PracticeList list = shown;
        if (list != null && !commands.rename(list, name.getText())) {
            name.setText(list.name());
        }
    }

    /** What another laptop calls the list shows at once, unless somebody is typing a name here. */
    private void show() {
        ListRow row = model.shown().orElse(null);
        PracticeList before = shown;
        PracticeList now = row == null ? null : row.list();
        if (now == null) {
            name.clear();
        } else if (before == null || !before.id().equals(now.id()) || name.getText().equals(before.name())) {
            name.setText(now.name());
        }
        shown = now;
        summary.setText(row == null ? "" : words(row));
        clear.setDisable(row == null || row.done() == 0);
        undo.setDisable(!commands.canUndo());
        redo.setDisable(!commands.canRedo());
    }

    private static String words(ListRow row) {
        List<String> parts = new ArrayList<>(List.of(kind(row.list().kind())));
        if (row.items() > 0) {
            parts.add(Messages.text("lists.progress", row.done(), row.items()));
        }
        if (row.minutes() > 0) {
            parts.add(Lengths.words(row.minutes() * 60L));
        }
        return String.join(" · ", parts);
    }

    private static String kind(ListKind kind) {
        return Messages.text(switch (kind) {
            case ROUTINE -> "lists.routineText";
            case SETLIST -> "lists.setlist";
            case PLAIN -> "lists.plain";
        });
    }

    /** Puts the cursor into the name, all of it chosen. */
    void focusName() {
        name.requestFocus();
        name.selectAll();
    }
}
