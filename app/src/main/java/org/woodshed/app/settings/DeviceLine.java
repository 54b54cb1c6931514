package org.woodshed.app.settings;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.settings.DevicesViewModel.Line;
import org.woodshed.app.text.Messages;

/** A laptop of the account, with what can be done about it. */
final class DeviceLine extends HBox {
    private final DevicesViewModel model;
    private final Line line;
    private final VBox words = new VBox();
    private final Button rename;

    DeviceLine(DevicesViewModel model, Line line) {
        this.model = model;
        this.line = line;
        getStyleClass().add("device-line");
        setAlignment(Pos.CENTER_LEFT);
        Label name = new Label(line.name());
        name.getStyleClass().add("strong");
        name.setWrapText(true);
        words.getChildren().addAll(name, Controls.wrapped(line.seen(), "quiet"));
        words.getStyleClass().add("device-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        rename = Controls.button(Messages.text("devices.rename"), "device-rename", this::rename);
        rename.setAccessibleText(Messages.text("devices.renameThis", line.name()));
        FlowPane buttons = new FlowPane(8, 6, rename);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setPrefWrapLength(0);
        getChildren().addAll(new FontIcon(Feather.MONITOR), words, buttons);
        if (!line.thisOne()) {
            Button out = Controls.button(Messages.text("devices.signOut"), "device-sign-out", () -> model.signOut(
                    line));
            out.setAccessibleText(Messages.text("devices.signOutThis", line.name()));
            buttons.getChildren().add(out);
            buttons.setPrefWrapLength(260);
        }
    }

    private void rename() {
        TextField name = new TextField(line.name());
        name.setId("device-name");
        name.setAccessibleText(Messages.text("connect.device"));
        name.setOnAction(event -> model.rename(line, name.getText()));
        words.getChildren().setAll(name);
        rename.setText(Messages.text("editor.save"));
        rename.setOnAction(event -> model.rename(line, name.getText()));
        name.requestFocus();
        name.selectAll();
    }
}
