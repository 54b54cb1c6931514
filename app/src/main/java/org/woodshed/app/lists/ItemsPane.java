package org.woodshed.app.lists;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.controls.Prompts;
import org.woodshed.app.controls.SuggestionField;
import org.woodshed.app.text.Messages;

/** The items of the list that is shown, and the line to add one. */
final class ItemsPane extends VBox {
    private static final KeyCombination PRACTISE = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private final ListsViewModel model;
    private final ItemCommands commands;
    private final Runnable editDetails;
    private final ListView<ItemRow> list;
    private final SuggestionField add;
    private boolean following;

    ItemsPane(ListsViewModel model, ItemCommands commands, Drag drag, Node header, Runnable editDetails) {
        this.model = model;
        this.commands = commands;
        this.editDetails = editDetails;
        getStyleClass().add("items-pane");
        list = new ListView<>(model.items());
        list.setId("items");
        list.getStyleClass().addAll("entry-list", "item-list");
        list.setAccessibleText(Messages.text("lists.items"));
        list.setCellFactory(view -> new ItemCell(model, commands, drag));
        Label empty = Controls.quiet(Messages.text("lists.emptyList"));
        empty.setWrapText(true);
        list.setPlaceholder(empty);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        VBox.setVgrow(list, Priority.ALWAYS);
        add = new SuggestionField(model::suggestions);
        add.setId("item-add");
        Prompts.fitting(add, List.of(Messages.text("lists.addPrompt"), Messages.text("lists.add")));
        add.setAccessibleText(Messages.text("lists.add"));
        add.setOnAction(event -> add());
        VBox.setMargin(add, new Insets(0, 8, 0, 0));
        getChildren().addAll(header, list, add);
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> choose(now));
        model.itemProperty().addListener((property, before, now) -> follow());
        model.momentProperty().addListener((property, before, now) -> follow());
        follow();
    }

    private void add() {
        if (commands.add(add.getText())) {
            add.clear();
            list.scrollTo(model.items().size() - 1);
        }
    }

    /** Puts the cursor where an item is added. */
    void focusAdd() {
        add.requestFocus();
    }

    void focusList() {
        list.requestFocus();
    }

    private void choose(@Nullable ItemRow row) {
        if (!following && !model.isShowing() && row != null) {
            model.itemProperty().set(row.item().id());
        }
    }

    /** Shows the model's choice; rows move with every sync, the choice stays with its item. */
    private void follow() {
        int index = model.itemIndex(model.itemProperty().get());
        if (model.isShowing() || list.getSelectionModel().getSelectedIndex() == index) {
            return;
        }
        following = true;
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().clearAndSelect(index);
            list.getFocusModel().focus(index);
        }
        following = false;
    }

    private void keyPressed(KeyEvent event) {
        boolean up = event.getCode() == KeyCode.UP;
        if (event.isAltDown() && (up || event.getCode() == KeyCode.DOWN)) {
            commands.moveBy(up ? -1 : 1);
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 2));
        } else if (ListsView.TICK.match(event)) {
            model.chosen().ifPresent(commands::tick);
        } else if (PRACTISE.match(event) && !commands.isRunning()) {
            model.chosen().ifPresent(commands::practise);
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            editDetails.run();
        } else if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
            model.chosen().ifPresent(row -> commands.remove(row.item()));
        } else {
            return;
        }
        event.consume();
    }
}
