package org.woodshed.app.syncstatus;

import java.io.File;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Messages;

/** The figures of synchronisation and its last events. */
public final class SyncHealthView extends VBox {
    private static final double LIST_HEIGHT = 260;
    private final SyncHealthViewModel model;
    private final GridPane figures = new GridPane();

    public SyncHealthView(SyncHealthViewModel model) {
        this.model = model;
        setId("sync-health");
        getStyleClass().add("sync-health");
        setSpacing(12);
        Label title = new Label(Messages.text("health.title"));
        title.getStyleClass().add("dialog-title");
        figures.setHgap(24);
        figures.setVgap(6);
        ListView<String> events = new ListView<>(model.events());
        events.setId("sync-events");
        events.setPrefHeight(LIST_HEIGHT);
        events.setAccessibleText(Messages.text("health.events"));
        events.setPlaceholder(Controls.quiet(Messages.text("health.noEvents")));
        VBox.setVgrow(events, Priority.ALWAYS);
        Label heading = new Label(Messages.text("health.events"));
        heading.getStyleClass().add("card-heading");
        CheckBox onlyWhenAsked = new CheckBox(Messages.text("health.onlyWhenAsked"));
        onlyWhenAsked.setId("sync-only-when-asked");
        model.pausedProperty().addListener((property, before, now) -> onlyWhenAsked.setSelected(now));
        onlyWhenAsked.setSelected(model.pausedProperty().get());
        onlyWhenAsked.setOnAction(event -> model.setPaused(onlyWhenAsked.isSelected()));
        Button report = new Button(Messages.text("health.report"));
        report.setOnAction(event -> chooseFile());
        HBox buttons = new HBox(onlyWhenAsked, Controls.spacer(), report);
        buttons.getStyleClass().add("button-line");
        getChildren().addAll(title, figures, buttons, heading, events);
        model.figures().addListener((ListChangeListener<SyncHealthViewModel.Figure>) change -> show());
        show();
    }

    private void show() {
        figures.getChildren().clear();
        int row = 0;
        for (SyncHealthViewModel.Figure figure : model.figures()) {
            Label value = new Label(figure.value());
            value.getStyleClass().add("strong");
            figures.addRow(row++, Controls.quiet(figure.name()), value);
        }
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("health.report"));
        chooser.setInitialFileName("woodshed-diagnostics.json");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.saveReport(file.toPath());
        }
    }
}
