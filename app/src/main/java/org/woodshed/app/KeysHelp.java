package org.woodshed.app;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Messages;

/** The keys on one card. */
final class KeysHelp extends VBox {
    KeysHelp(Runnable close) {
        getStyleClass().addAll("dialog", "floating");
        setId("keys-help");
        Label title = new Label(Messages.text("keys.title"));
        title.getStyleClass().add("dialog-title");
        GridPane table = new GridPane();
        table.getStyleClass().add("keys-table");
        Keys.help().forEach((keys, what) -> {
            Label name = new Label(keys);
            name.getStyleClass().add("key-cap");
            name.setMinWidth(USE_PREF_SIZE);
            table.addRow(table.getRowCount(), name, Controls.wrapped(what, "key-does"));
        });
        Button done = new Button(Messages.text("dialog.close"));
        done.setOnAction(event -> close.run());
        HBox buttons = new HBox(Controls.spacer(), done);
        buttons.getStyleClass().add("button-line");
        getChildren().addAll(title, table, buttons);
    }
}
