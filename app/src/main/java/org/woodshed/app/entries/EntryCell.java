package org.woodshed.app.entries;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.entries.LogItem.DayHeading;
import org.woodshed.app.entries.LogItem.EntryCard;
import org.woodshed.app.text.Messages;

/**
 * A row of the log: a day's heading or an entry's card. Its nodes are made once and filled again while scrolling; what is not
 * needed is hidden, since nodes that come and go are styled anew each time.
 */
final class EntryCell extends ListCell<LogItem> {
    /** Set on the headings of days. */
    static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
    private static final int MOST_LABELS = 4;
    private final Label dayName = new Label();
    private final Label dayTotal = new Label();
    private final HBox heading = new HBox(dayName, Controls.spacer(), dayTotal);
    private final Label time = new Label();
    private final Label what = new Label();
    private final HBox titleLine = new HBox();
    private final List<Label> chips = new ArrayList<>();
    private final Label notes = Controls.quiet("");
    private final Label length = new Label();
    private final Label marks = Controls.quiet("");
    private final HBox card;
    private final StackPane both;

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
        both = new StackPane(heading, card);
        getStyleClass().add("entry-cell");
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

    private void show(boolean asHeading) {
        heading.setVisible(asHeading);
        heading.setManaged(asHeading);
        card.setVisible(!asHeading);
        card.setManaged(!asHeading);
        pseudoClassStateChanged(HEADING, asHeading);
        setGraphic(both);
    }

    private void show(DayHeading day) {
        dayName.setText(day.name());
        dayTotal.setText(day.total());
        setAccessibleText(day.name() + " " + day.total());
        if (!titleLine.getChildren().isEmpty()) {
            titleLine.getChildren().clear();
        }
        show(true);
    }

    private void show(EntryCard entry) {
        time.setText(entry.time());
        what.setText(entry.what());
        notes.setText(entry.notes());
        fold(notes);
        length.setText(entry.length());
        marks.setText(entry.marks());
        fold(marks);
        showTitle(titleLine(entry));
        setAccessibleText(spoken(entry));
        show(false);
    }

    private void showTitle(List<Node> wanted) {
        if (!titleLine.getChildren().equals(wanted)) {
            titleLine.getChildren().setAll(wanted);
        }
    }

    private List<Node> titleLine(EntryCard entry) {
        List<Node> line = new ArrayList<>();
        line.add(what);
        List<String> labels = entry.labels();
        int shown = Math.min(labels.size(), MOST_LABELS);
        for (int index = 0; index < shown; index++) {
            line.add(chip(index, labels.get(index)));
        }
        if (labels.size() > shown) {
            line.add(Controls.quiet(Messages.text("entry.moreLabels", labels.size() - shown)));
        }
        if (entry.row().needsChoice()) {
            line.add(mark("entry.needsChoice", Feather.ALERT_TRIANGLE));
        } else if (entry.savedHere()) {
            line.add(mark("entry.savedHere", Feather.HARD_DRIVE));
        }
        return line;
    }

    private static void fold(Label label) {
        label.setManaged(!label.getText().isEmpty());
        label.setVisible(label.isManaged());
    }

    private Label chip(int index, String text) {
        if (index == chips.size()) {
            Label chip = new Label();
            chip.getStyleClass().add("chip");
            chip.setMinWidth(0);
            chips.add(chip);
        }
        chips.get(index).setText(text);
        return chips.get(index);
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
