package org.woodshed.app;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Messages;
import org.woodshed.client.store.StoreException;

/** What is shown instead of the window when the data folder can't be opened: why, and what is safe. */
final class StoreProblem extends VBox {
    StoreProblem(StoreException problem, Runnable close) {
        getStyleClass().addAll("woodshed", "dialog");
        Label title = new Label(Messages.text("store.title"));
        title.getStyleClass().add("dialog-title");
        Label message = new Label(problem.getMessage());
        message.setWrapText(true);
        Label code = Controls.quiet(Messages.text("store.code", problem.kind().name()));
        Button quit = new Button(Messages.text("store.quit"));
        quit.setDefaultButton(true);
        quit.setOnAction(event -> close.run());
        HBox buttons = new HBox(Controls.spacer(), quit);
        buttons.getStyleClass().add("button-line");
        getChildren().addAll(title, message, code, buttons);
    }
}
