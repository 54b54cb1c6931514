package org.woodshed.app.settings;

import atlantafx.base.theme.Styles;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.settings.BackupsViewModel.Line;
import org.woodshed.app.text.Messages;

/** Backups: making one now, and going back to one after a question. */
public final class BackupSection extends Section {
    private final BackupsViewModel model;
    private final VBox lines = new VBox();

    public BackupSection(BackupsViewModel model) {
        this.model = model;
        Button make = Controls.button(Messages.text("backup.now"), "backup-now", model::make);
        make.disableProperty().bind(model.busyProperty());
        block("settings.backups", make, remark("backup.text"));
        lines.setId("backups");
        lines.getStyleClass().add("settings-choices");
        block("backup.restoreHeading", remark("backup.restoreText"), lines);
        model.lines().addListener((ListChangeListener<Line>) change -> show());
        show();
    }

    private void show() {
        lines.getChildren().clear();
        if (model.lines().isEmpty()) {
            lines.getChildren().add(remark("backup.none"));
        }
        model.lines().forEach(line -> lines.getChildren().add(row(line)));
    }

    private HBox row(Line line) {
        Button restore = Controls.button(Messages.text("backup.restore"), "backup-restore", () -> {
        });
        restore.setAccessibleText(Messages.text("backup.restoreThis", line.when()));
        HBox row = row(line, restore);
        restore.setOnAction(event -> lines.getChildren().set(lines.getChildren().indexOf(row), question(line)));
        return row;
    }

    private Node question(Line line) {
        Button yes = Controls.button(Messages.text("backup.yes"), "backup-yes", () -> model.restore(line));
        yes.getStyleClass().add(Styles.ACCENT);
        yes.disableProperty().bind(model.busyProperty());
        HBox answers = new HBox(yes, Controls.button(Messages.text("dialog.cancel"), "backup-no", this::show));
        answers.getStyleClass().add("button-line");
        VBox asked = new VBox(Controls.wrapped(Messages.text("backup.question", line.when()), "strong"), answers);
        asked.getStyleClass().addAll("panel-card");
        return asked;
    }

    private static HBox row(Line line, Button restore) {
        Label when = new Label(line.when());
        when.getStyleClass().add("strong");
        VBox words = new VBox(when, Controls.quiet(line.what()));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(words, restore);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("device-line");
        return row;
    }
}
