package org.woodshed.app.lists;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Lengths;
import org.woodshed.app.text.Messages;
import org.woodshed.lists.ListItem;

/** A line of a list. The keyboard stays on the list itself; everything here has a key there. */
final class ItemCell extends ListCell<ItemRow> {
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass PRACTISING = PseudoClass.getPseudoClass("practising");
    private final ListsViewModel model;
    private final CheckBox done = new CheckBox();
    private final Label text = new Label();
    private final Label piece = new Label(null, new FontIcon(Feather.MUSIC));
    private final Label practising = new Label(Messages.text("lists.practising"), new FontIcon(Feather.CLOCK));
    private final Label note = Controls.quiet("");
    private final Label minutes = new Label();
    private final Button practise = Controls.iconButton(Feather.PLAY, Messages.text("lists.practise"));
    private final HBox line;

    ItemCell(ListsViewModel model, ItemCommands commands, Drag drag) {
        this.model = model;
        setPrefWidth(0);
        done.setFocusTraversable(false);
        done.setAccessibleText(Messages.text("lists.done"));
        done.setOnAction(event -> commands.tick(getItem()));
        practise.setFocusTraversable(false);
        practise.getStyleClass().add("practise");
        practise.setOnAction(event -> commands.practise(getItem()));
        text.getStyleClass().addAll("item-text", Styles.TEXT_BOLD);
        text.setMinWidth(60);
        piece.getStyleClass().add("chip");
        piece.setMinWidth(0);
        practising.getStyleClass().add("practising");
        practising.setMinWidth(USE_PREF_SIZE);
        minutes.getStyleClass().add("item-minutes");
        minutes.setMinWidth(USE_PREF_SIZE);
        HBox title = new HBox(text, piece, practising);
        title.getStyleClass().add("entry-title-line");
        title.setAlignment(Pos.CENTER_LEFT);
        VBox middle = new VBox(title, note);
        middle.getStyleClass().add("entry-middle");
        middle.setAlignment(Pos.CENTER_LEFT);
        middle.setMinWidth(0);
        HBox.setHgrow(middle, Priority.ALWAYS);
        FontIcon grip = new FontIcon(Feather.MORE_VERTICAL);
        grip.getStyleClass().add("grip");
        line = new HBox(grip, done, middle, minutes, practise);
        line.getStyleClass().add("item-card");
        line.setAlignment(Pos.CENTER_LEFT);
        dragging(commands, drag);
    }

    private void dragging(ItemCommands commands, Drag drag) {
        setOnDragDetected(event -> {
            if (getItem() != null) {
                drag.start(this, event, getItem().item(), null);
            }
        });
        setOnMouseDragOver(event -> {
            if (drag.item() != null && getItem() != null) {
                Drag.between(this, event);
            }
        });
        setOnMouseDragExited(event -> Drag.leave(this));
        setOnMouseDragReleased(event -> {
            ListItem dragged = drag.item();
            Drag.leave(this);
            if (dragged == null) {
                return;
            }
            drag.end();
            int row = getItem() == null ? model.items().size() - 1 : getIndex();
            boolean below = getItem() == null || Drag.isBelow(this, event);
            commands.move(dragged.id(), Drag.target(model.itemIndex(dragged.id()), row, below));
        });
    }

    @Override
    protected void updateItem(@Nullable ItemRow row, boolean empty) {
        super.updateItem(row, empty);
        getStyleClass().remove("item-cell");
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        getStyleClass().add("item-cell");
        ListItem item = row.item();
        pseudoClassStateChanged(DONE, row.done());
        pseudoClassStateChanged(PRACTISING, row.practising());
        done.setSelected(row.done());
        text.setText(item.text());
        show(piece, row.piece().equals(item.text()) ? "" : row.piece());
        show(note, item.note() == null ? "" : item.note().lines().findFirst().orElse(""));
        show(minutes, item.minutes() == null ? "" : Lengths.words(item.minutes() * 60L));
        practising.setVisible(row.practising());
        practising.setManaged(row.practising());
        setAccessibleText(spoken(row));
        setGraphic(line);
    }

    private static void show(Label label, String words) {
        label.setText(words);
        label.setManaged(!words.isEmpty());
        label.setVisible(label.isManaged());
    }

    private String spoken(ItemRow row) {
        return String.join(", ", List.of(row.item().text(), row.done() ? Messages.text("lists.done") : "", row
                .practising() ? Messages.text("lists.practising") : "", minutes.getText(), piece.getText(), note
                        .getText(),
                Messages.text("lists.place", getIndex() + 1, model.items().size())).stream().filter(
                        part -> !part.isEmpty())
                .toList());
    }
}
