package org.woodshed.app.trash;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Messages;
import org.woodshed.app.trash.TrashViewModel.Line;

/** What was deleted; a button or Enter brings it back. */
public final class TrashDialog extends VBox {
    private final TrashViewModel model;

    public TrashDialog(TrashViewModel model, Runnable close) {
        this.model = model;
        setId("trash-dialog");
        getStyleClass().addAll("dialog", "floating", "trash-dialog");
        Label title = new Label(Messages.text("trash.title"));
        title.getStyleClass().add("dialog-title");
        Label text = Controls.quiet(Messages.text("trash.text"));
        text.setWrapText(true);
        ListView<Line> list = new ListView<>(model.lines());
        list.setId("trash-list");
        list.setAccessibleText(Messages.text("trash.title"));
        list.setPlaceholder(Controls.wrapped(Messages.text("trash.empty"), "quiet"));
        list.setCellFactory(view -> new LineCell());
        list.setOnKeyPressed(event -> {
            Line chosen = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                model.restore(chosen);
                event.consume();
            }
        });
        list.setPrefHeight(300);
        Button done = new Button(Messages.text("dialog.close"));
        done.setOnAction(event -> close.run());
        HBox buttons = new HBox(Controls.spacer(), done);
        buttons.getStyleClass().add("button-line");
        getChildren().addAll(title, text, list, buttons);
    }

    private final class LineCell extends ListCell<Line> {
        private final Label what = new Label();
        private final Label when = Controls.quiet("");
        private final Button restore = new Button(Messages.text("trash.restore"));
        private final HBox box;

        LineCell() {
            what.getStyleClass().add("strong");
            what.setMinWidth(0);
            VBox words = new VBox(what, when);
            words.setMinWidth(0);
            restore.setMinWidth(USE_PREF_SIZE);
            restore.setFocusTraversable(false);
            restore.setOnAction(event -> {
                if (getItem() != null) {
                    model.restore(getItem());
                }
            });
            box = new HBox(10, words, Controls.spacer(), restore);
            box.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            setGraphic(line == null || empty ? null : box);
            if (line != null) {
                what.setText(line.what());
                when.setText(line.when());
                restore.setAccessibleText(Messages.text("trash.restoreThis", line.what()));
                setAccessibleText(line.what() + ", " + line.when());
            }
        }
    }
}
