package org.woodshed.app.entries;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.entries.LogItem.DayHeading;
import org.woodshed.app.entries.LogItem.EntryCard;
import org.woodshed.app.text.Messages;

/** A row of the log: a day's heading or an entry's card. Its nodes are made once and filled again while scrolling. */
final class EntryCell extends ListCell<LogItem> {
    private static final int MOST_LABELS = 4;
    private final Label dayName = new Label();
    private final Label dayTotal = new Label();
    private final HBox heading = new HBox(dayName, Controls.spacer(), dayTotal);
    private final Label time = new Label();
    private final Label what = new Label();
    private final HBox titleLine = new HBox();
    private final Label notes = Controls.quiet("");
    private final Label length = new Label();
    private final Label marks = Controls.quiet("");
    private final HBox card;

    EntryCell(Consumer<EntryCard> open) {
        setPrefWidth(0);
        heading.getStyleClass().add("day-heading");
        time.getStyleClass().add("entry-time");
        time.setMinWidth(USE_PREF_SIZE);
        what.getStyleClass().addAll("entry-what", Styles.TEXT_BOLD);
        what.setMinWidth(40);
        titleLine.getStyleClass().add("entry-title-line");
        titleLine.setAlignment(Pos.CENTER_LEFT);
        length.getStyleClass().add("entry-length");
        length.setMinWidth(USE_PREF_SIZE);
        marks.setMinWidth(USE_PREF_SIZE);
        VBox middle = new VBox(titleLine, notes);
        middle.getStyleClass().add("entry-middle");
        middle.setMinWidth(0);
        HBox.setHgrow(middle, Priority.ALWAYS);
        VBox right = new VBox(length, marks);
        right.getStyleClass().add("entry-right");
        right.setAlignment(Pos.TOP_RIGHT);
        right.setMinWidth(USE_PREF_SIZE);
        card = new HBox(time, middle, right);
        card.getStyleClass().add("entry-card");
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && !event.isShortcutDown() && !event.isShiftDown()
                    && getItem() instanceof EntryCard clicked) {
                open.accept(clicked);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable LogItem item, boolean empty) {
        super.updateItem(item, empty);
        getStyleClass().removeAll("heading-cell", "entry-cell");
        switch (item) {
            case null -> clear();
            case DayHeading day -> show(day);
            case EntryCard entry -> show(entry);
        }
    }

    private void clear() {
        setGraphic(null);
        setAccessibleText(null);
    }

    private void show(DayHeading day) {
        getStyleClass().add("heading-cell");
        dayName.setText(day.name());
        dayTotal.setText(day.total());
        setAccessibleText(day.name() + " " + day.total());
        setGraphic(heading);
    }

    private void show(EntryCard entry) {
        getStyleClass().add("entry-cell");
        time.setText(entry.time());
        what.setText(entry.what());
        notes.setText(entry.notes());
        fold(notes);
        length.setText(entry.length());
        marks.setText(entry.marks());
        fold(marks);
        titleLine.getChildren().setAll(what);
        List<String> labels = entry.labels();
        labels.stream().limit(MOST_LABELS).forEach(label -> titleLine.getChildren().add(chip(label)));
        if (labels.size() > MOST_LABELS) {
            titleLine.getChildren().add(Controls.quiet(Messages.text("entry.moreLabels", labels.size()
                    - MOST_LABELS)));
        }
        if (entry.row().needsChoice()) {
            titleLine.getChildren().add(mark("entry.needsChoice", Feather.ALERT_TRIANGLE));
        } else if (entry.savedHere()) {
            titleLine.getChildren().add(mark("entry.savedHere", Feather.HARD_DRIVE));
        }
        setAccessibleText(spoken(entry));
        setGraphic(card);
    }

    private static void fold(Label label) {
        label.setManaged(!label.getText().isEmpty());
        label.setVisible(label.isManaged());
    }

    private static Label chip(String text) {
        Label chip = new Label(text);
        chip.getStyleClass().add("chip");
        chip.setMinWidth(0);
        return chip;
    }

    private static Label mark(String key, Feather icon) {
        Label mark = new Label(Messages.text(key), new FontIcon(icon));
        mark.getStyleClass().add("saved-here");
        mark.setMinWidth(USE_PREF_SIZE);
        return mark;
    }

    private static String spoken(EntryCard entry) {
        String state = entry.row().needsChoice() ? Messages.text("entry.needsChoice")
                : entry.savedHere() ? Messages
                        .text("entry.savedHere") : "";
        return String.join(", ", List.of(entry.what(), entry.length(), entry.time(), entry.notes(), String.join(", ",
                entry.labels()), entry.marks(), state).stream().filter(part -> !part.isEmpty()).toList());
    }
}
