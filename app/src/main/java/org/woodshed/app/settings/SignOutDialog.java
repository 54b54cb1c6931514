package org.woodshed.app.settings;

import atlantafx.base.theme.Styles;
import java.io.File;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Messages;

/** Asks what becomes of what the server does not have, and signs out. */
public final class SignOutDialog extends VBox {
    private final SignOutViewModel model;
    private final Runnable close;

    /** @param close takes the dialog off the screen */
    public SignOutDialog(SignOutViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        getStyleClass().addAll("dialog", "floating");
        setId("sign-out-dialog");
        Label title = new Label(Messages.text("signout.title"));
        title.getStyleClass().add("dialog-title");
        Label waiting = wrapped(new Label(), "strong");
        waiting.textProperty().bind(model.waitingProperty());
        Label problem = wrapped(new Label(), "problem-text");
        problem.setId("sign-out-problem");
        problem.textProperty().bind(model.problemProperty());
        problem.managedProperty().bind(model.problemProperty().isNotEmpty());
        Button sync = button("signout.sync", "sign-out-sync", () -> model.syncFirst(close));
        sync.getStyleClass().add(Styles.ACCENT);
        sync.setDefaultButton(true);
        HBox buttons = new HBox(button("dialog.cancel", "sign-out-cancel", close), Controls.spacer(), sync);
        buttons.getStyleClass().add("button-line");
        FlowPane others = new FlowPane(10, 6, button("signout.keep", "sign-out-keep", () -> model.keep(close)), button(
                "signout.export", "sign-out-export", this::chooseFile));
        getChildren().addAll(title, wrapped(new Label(Messages.text("signout.text")), "quiet"), waiting, others,
                wrapped(new Label(Messages.text("signout.keepText")), "quiet"), problem, buttons);
        disableProperty().bind(model.busyProperty());
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("signout.export"));
        chooser.setInitialFileName("woodshed-unsent.json");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.export(file.toPath(), close);
        }
    }

    private static Button button(String key, String id, Runnable command) {
        Button button = new Button(Messages.text(key));
        button.setId(id);
        button.setOnAction(event -> command.run());
        return button;
    }

    private static Label wrapped(Label label, String style) {
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
