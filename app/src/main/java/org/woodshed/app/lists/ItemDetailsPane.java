package org.woodshed.app.lists;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.controls.Prompts;
import org.woodshed.app.controls.SuggestionField;
import org.woodshed.app.text.Messages;

/** The chosen item with all its fields; each is saved when it is left, or with Enter. */
final class ItemDetailsPane extends ScrollPane {
    private final ListsViewModel model;
    private final ItemCommands commands;
    private final ItemDetails details;
    private final Runnable leave;
    private final TextField text = new TextField();
    private final MenuButton moveTo = new MenuButton(Messages.text("lists.moveTo"));
    private final VBox fields;

    /** @param leave gives the keyboard back to the list */
    ItemDetailsPane(ListsViewModel model, ItemCommands commands, ItemDetails details, Runnable leave) {
        this.model = model;
        this.commands = commands;
        this.details = details;
        this.leave = leave;
        getStyleClass().addAll("piece-panel", "item-details");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        text.textProperty().bindBidirectional(details.textProperty());
        SuggestionField piece = new SuggestionField(model::suggestions);
        piece.textProperty().bindBidirectional(details.pieceProperty());
        Prompts.fitting(piece, List.of(Messages.text("lists.piecePrompt"), ""));
        piece.setOnTaken(details::save);
        TextField minutes = new TextField();
        minutes.textProperty().bindBidirectional(details.minutesProperty());
        minutes.setPromptText(Messages.text("lists.minutesPrompt"));
        TextArea note = new TextArea();
        note.textProperty().bindBidirectional(details.noteProperty());
        note.setWrapText(true);
        note.setPrefRowCount(3);
        note.addEventFilter(KeyEvent.KEY_PRESSED, event -> tabLeaves(note, event));
        moveTo.setId("item-move-to");
        moveTo.setMaxWidth(Double.MAX_VALUE);
        moveTo.setWrapText(true);
        moveTo.setMinHeight(USE_PREF_SIZE);
        fields = new VBox(named("lists.text", "item-text", text), named("lists.piece", "item-piece", piece), named(
                "lists.minutes", "item-minutes", minutes), named("lists.note", "item-note", note), problem(),
                practise(),
                moveTo, remove());
        fields.getStyleClass().add("piece-panel-content");
        setContent(fields);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        details.shownProperty().addListener((property, before, now) -> show(now));
        show(details.shownProperty().get());
    }

    private VBox named(String key, String id, TextInputControl field) {
        field.setId(id);
        field.focusedProperty().addListener((property, before, focused) -> {
            if (!focused) {
                details.save();
            }
        });
        return Controls.named(Messages.text(key), field);
    }

    private static void tabLeaves(TextArea note, KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
            note.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }

    private Label problem() {
        Label problem = new Label();
        problem.getStyleClass().add("problem-text");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.textProperty().bind(details.problemProperty());
        problem.managedProperty().bind(details.problemProperty().isNotEmpty());
        problem.visibleProperty().bind(problem.managedProperty());
        return problem;
    }

    private Button practise() {
        Button practise = new Button(Messages.text("lists.practise"), new FontIcon(Feather.PLAY));
        practise.setId("item-practise");
        practise.getStyleClass().add(Styles.ACCENT);
        practise.setMaxWidth(Double.MAX_VALUE);
        practise.setWrapText(true);
        practise.setMinHeight(USE_PREF_SIZE);
        practise.setOnAction(event -> {
            details.save();
            model.chosen().ifPresent(commands::practise);
        });
        return practise;
    }

    private HBox remove() {
        Button remove = new Button(Messages.text("lists.removeItem"));
        remove.setId("item-remove");
        remove.setWrapText(true);
        remove.setMinHeight(USE_PREF_SIZE);
        remove.getStyleClass().addAll(Styles.DANGER, Styles.FLAT);
        remove.setOnAction(event -> {
            model.chosen().ifPresent(row -> commands.remove(row.item()));
            leave.run();
        });
        HBox line = new HBox(remove);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            details.revert();
            leave.run();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()
                && event.getTarget() instanceof TextField) {
            details.save();
            if (details.problemProperty().get().isEmpty()) {
                leave.run();
            }
            event.consume();
        }
    }

    private void show(@Nullable ItemRow row) {
        fields.setVisible(row != null);
        if (row != null) {
            moveTo.getItems().setAll(model.rows().stream().filter(other -> !other.list().id().equals(row.item()
                    .list())).map(other -> moving(row, other)).toList());
            moveTo.setDisable(moveTo.getItems().isEmpty());
        }
    }

    private MenuItem moving(ItemRow row, ListRow other) {
        MenuItem item = new MenuItem(other.list().name());
        item.setOnAction(event -> commands.moveTo(row.item(), other));
        return item;
    }

    /** Puts the cursor into the item's text. */
    void focusText() {
        text.requestFocus();
        text.end();
    }
}
