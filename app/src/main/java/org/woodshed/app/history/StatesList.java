package org.woodshed.app.history;

import javafx.collections.ListChangeListener;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.controls.MarkedText;
import org.woodshed.app.text.Messages;

/** The states of one thing, newest first, each with what changed and the way back to it. */
final class StatesList extends VBox {
    private static final int PAGE = 50;
    private final HistoryViewModel model;
    private int shown = PAGE;

    StatesList(HistoryViewModel model) {
        this.model = model;
        setId("history-states");
        getStyleClass().add("history-states");
        model.selectedProperty().addListener((property, before, now) -> shown = PAGE);
        model.states().addListener((ListChangeListener<StateLine>) change -> show());
        show();
    }

    private void show() {
        getChildren().setAll(model.states().stream().limit(shown).map(this::card).toArray(Node[]::new));
        if (model.states().size() > shown) {
            Button more = new Button(Messages.text("history.more", model.states().size() - shown));
            more.setOnAction(event -> {
                shown += PAGE;
                show();
            });
            getChildren().add(more);
        }
    }

    private VBox card(StateLine line) {
        Label when = new Label(line.who().isEmpty() ? line.when() : line.when() + " · " + line.who());
        when.getStyleClass().add("strong");
        when.setWrapText(true);
        HBox head = new HBox(when, Controls.spacer());
        head.getStyleClass().add("history-head");
        if (line.present()) {
            Label now = new Label(Messages.text("history.now"));
            now.getStyleClass().add("history-now");
            now.setMinWidth(USE_PREF_SIZE);
            head.getChildren().add(now);
        } else if (line.restorable()) {
            Button restore = new Button(Messages.text("history.restore"));
            restore.getStyleClass().add("history-restore");
            restore.setMinWidth(USE_PREF_SIZE);
            restore.setAccessibleText(Messages.text("history.restoreThis", when.getText()));
            restore.setOnAction(event -> model.restore(line));
            head.getChildren().add(restore);
        }
        VBox card = new VBox(head);
        card.getStyleClass().addAll("panel-card", "history-card");
        if (!line.summary().isEmpty()) {
            Label summary = Controls.quiet(line.summary());
            summary.setWrapText(true);
            summary.setMinHeight(USE_PREF_SIZE);
            card.getChildren().add(summary);
        }
        if (!line.changes().isEmpty()) {
            card.getChildren().add(changes(line));
        }
        return card;
    }

    private static GridPane changes(StateLine line) {
        GridPane table = new GridPane();
        table.getStyleClass().add("history-changes");
        ColumnConstraints names = new ColumnConstraints(110);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setFillWidth(true);
        table.getColumnConstraints().addAll(names, values);
        for (int row = 0; row < line.changes().size(); row++) {
            FieldChange change = line.changes().get(row);
            Label name = Controls.quiet(change.field());
            name.setMinWidth(USE_PREF_SIZE);
            GridPane.setValignment(name, VPos.TOP);
            table.addRow(row, name, value(change));
        }
        return table;
    }

    private static Node value(FieldChange change) {
        if (change.text() && !change.before().isEmpty()) {
            TextFlow text = MarkedText.of(change.after(), change.before());
            text.setAccessibleText(change.field() + ": " + change.after());
            return text;
        }
        Label value = new Label(change.before().isEmpty() ? change.after()
                : Messages.text("history.fromTo", change.before(), change.after()));
        value.setWrapText(true);
        value.setMinHeight(USE_PREF_SIZE);
        return value;
    }
}
