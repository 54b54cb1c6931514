package org.woodshed.app.entries;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.HBox;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.entries.LogItem.EntryCard;
import org.woodshed.app.text.Messages;
import org.woodshed.model.EntityId;

/** Says how many entries are chosen together, and offers to edit them at once. Not there while at most one is chosen. */
final class ChosenBar extends HBox {
    private final ListView<LogItem> list;
    private final Label text = new Label();

    /** @param editTogether shows the fields that many entries can be given */
    ChosenBar(ListView<LogItem> list, Consumer<List<EntityId>> editTogether) {
        this.list = list;
        setId("chosen-bar");
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().addAll("button-line", "chosen-bar");
        text.getStyleClass().add("strong");
        getChildren().addAll(text, Controls.spacer(), Controls.button(Messages.text("bulk.edit"), "edit-together",
                () -> editTogether.accept(chosen())),
                Controls.button(Messages.text("bulk.chooseNone"), "choose-none",
                        () -> list.getSelectionModel().clearSelection()));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<LogItem>) change -> show());
        show();
    }

    private void show() {
        int count = chosen().size();
        setVisible(count > 1);
        setManaged(count > 1);
        text.setText(Messages.text("bulk.chosen", count));
    }

    /** The chosen entries; headings of days between them are none. */
    List<EntityId> chosen() {
        return list.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).filter(
                EntryCard.class::isInstance).map(EntryCard.class::cast).map(card -> card.row().entry().id()).toList();
    }
}
