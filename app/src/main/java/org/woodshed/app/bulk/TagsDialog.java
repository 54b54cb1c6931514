package org.woodshed.app.bulk;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.bulk.TagsViewModel.Line;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.controls.Prompts;
import org.woodshed.app.text.Messages;

/** All tags; the chosen one is renamed or removed wherever it stands. */
public final class TagsDialog extends VBox {
    /** @param close takes the dialog off the screen */
    public TagsDialog(TagsViewModel model, Runnable close) {
        getStyleClass().addAll("dialog", "floating");
        setId("tags-dialog");
        Label title = new Label(Messages.text("tags.title"));
        title.getStyleClass().add("dialog-title");
        ListView<Line> list = new ListView<>(model.lines());
        list.setId("tags-list");
        list.setAccessibleText(Messages.text("tags.title"));
        list.setPlaceholder(Controls.quiet(Messages.text("tags.none")));
        list.setCellFactory(view -> new LineCell());
        list.setPrefHeight(260);
        TextField name = new TextField();
        name.setId("tag-name");
        Prompts.fitting(name, List.of(Messages.text("tags.name"), Messages.text("tags.nameShort")));
        name.setAccessibleText(Messages.text("tags.name"));
        HBox.setHgrow(name, Priority.ALWAYS);
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> name.setText(now == null
                ? ""
                : now.tag()));
        Button rename = Controls.button(Messages.text("tags.rename"), "tag-rename", () -> chosen(list, tag -> model
                .rename(tag, name.getText())));
        rename.getStyleClass().add(Styles.ACCENT);
        Button remove = Controls.button(Messages.text("tags.remove"), "tag-remove", () -> chosen(list, model::remove));
        remove.getStyleClass().addAll(Styles.DANGER, Styles.FLAT);
        name.setOnAction(event -> chosen(list, tag -> model.rename(tag, name.getText())));
        HBox line = new HBox(name, rename);
        line.getStyleClass().add("button-line");
        line.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
        remove.disableProperty().bind(line.disableProperty());
        HBox buttons = new HBox(remove, Controls.spacer(), Controls.button(Messages.text("dialog.close"), "tags-close",
                close));
        buttons.getStyleClass().add("button-line");
        getChildren().addAll(title, Controls.wrapped(Messages.text("tags.text"), "quiet"), list, line, buttons);
    }

    private static void chosen(ListView<Line> list, Consumer<String> command) {
        Line chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            command.accept(chosen.tag());
        }
    }

    private static final class LineCell extends ListCell<Line> {
        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty || line == null ? null
                    : Messages.text("tags.line", line.tag(), line.entries(), line.pieces()));
            setAccessibleText(getText());
        }
    }
}
