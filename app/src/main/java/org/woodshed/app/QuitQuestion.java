package org.woodshed.app;

import atlantafx.base.theme.Styles;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.woodshed.app.text.Messages;

/** Asked when the window is closed while the timer runs. */
final class QuitQuestion extends VBox {
    QuitQuestion(Runnable stopAndQuit, Runnable keepRunning, Runnable stay) {
        getStyleClass().addAll("dialog", "floating");
        setId("quit-question");
        Label title = new Label(Messages.text("quit.title"));
        title.getStyleClass().add("dialog-title");
        Label text = new Label(Messages.text("quit.text"));
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        Button save = button("quit.stopAndSave", stopAndQuit);
        save.getStyleClass().add(Styles.ACCENT);
        FlowPane buttons =
                new FlowPane(10, 8, save, button("quit.keepRunning", keepRunning), button("quit.stay", stay));
        // From the right, where other dialogs have it too, the first is the one that the keyboard is on
        buttons.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        buttons.getChildren().forEach(one -> one.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT));
        getChildren().addAll(title, text, buttons);
    }

    private static Button button(String key, Runnable command) {
        Button button = new Button(Messages.text(key));
        button.setOnAction(event -> command.run());
        return button;
    }
}
