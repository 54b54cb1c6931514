package org.woodshed.app.conflicts;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Messages;

/** What was combined without asking, line by line, each with its undo. */
final class CombinedList extends VBox {
    private static final int MOST_LINES = 50;
    private final CombinedViewModel model;

    CombinedList(CombinedViewModel model) {
        this.model = model;
        setId("combined-list");
        getStyleClass().add("waiting-list");
        model.lines().addListener((ListChangeListener<CombinedViewModel.Line>) change -> show());
        show();
    }

    private void show() {
        if (model.lines().isEmpty()) {
            getChildren().setAll(Controls.quiet(Messages.text("combined.none")));
            return;
        }
        getChildren().setAll(model.lines().stream().limit(MOST_LINES).map(this::line).toArray(Node[]::new));
    }

    private VBox line(CombinedViewModel.Line line) {
        Label what = new Label(line.what());
        what.getStyleClass().add("strong");
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        Label detail = Controls.quiet(line.detail());
        detail.setWrapText(true);
        detail.setMinHeight(USE_PREF_SIZE);
        Button undo = new Button(Messages.text("combined.undo"));
        undo.getStyleClass().add("combined-undo");
        undo.setMinWidth(USE_PREF_SIZE);
        undo.setAccessibleText(Messages.text("combined.undoThis", line.what(), line.detail()));
        undo.setOnAction(event -> model.undo(line));
        VBox box = new VBox(what, detail, undo);
        box.getStyleClass().add("combined-line");
        return box;
    }
}
