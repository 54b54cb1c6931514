package org.woodshed.app.settings;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Messages;

/** Everything that can be set: the pages at the left, the chosen one at the right. Each choice counts as soon as it is made. */
public final class SettingsDialog extends VBox {
    private static final double AROUND = 32;
    private final VBox names = new VBox();
    private final ScrollPane page = new ScrollPane();
    private final ToggleGroup group = new ToggleGroup();

    /** @param close takes the dialog off the screen */
    public SettingsDialog(Runnable close) {
        getStyleClass().addAll("dialog", "floating", "settings-dialog");
        setId("settings-dialog");
        Label title = new Label(Messages.text("settings.title"));
        title.getStyleClass().add("dialog-title");
        names.getStyleClass().add("settings-names");
        names.setMinWidth(USE_PREF_SIZE);
        page.setFitToWidth(true);
        page.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        page.setFocusTraversable(false);
        page.getStyleClass().add("settings-page");
        page.setMinHeight(0);
        HBox.setHgrow(page, Priority.ALWAYS);
        HBox both = new HBox(names, page);
        both.getStyleClass().add("settings-both");
        both.setMinHeight(0);
        VBox.setVgrow(both, Priority.ALWAYS);
        Button done = new Button(Messages.text("dialog.close"));
        done.setId("settings-close");
        done.setOnAction(event -> close.run());
        HBox buttons = new HBox(Controls.spacer(), done);
        buttons.getStyleClass().add("button-line");
        getChildren().addAll(title, both, buttons);
        sceneProperty().addListener((property, before, scene) -> {
            if (scene != null) {
                prefWidthProperty().bind(Bindings.min(860, scene.widthProperty().subtract(AROUND)));
                prefHeightProperty().bind(Bindings.min(600, scene.heightProperty().subtract(AROUND)));
            }
        });
    }

    /** Adds a page; the first one is shown. */
    public SettingsDialog with(String nameKey, Node content) {
        ToggleButton name = new ToggleButton(Messages.text(nameKey));
        name.setId(nameKey.replace('.', '-'));
        name.setToggleGroup(group);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(USE_PREF_SIZE);
        name.getStyleClass().add("settings-name");
        name.setOnAction(event -> {
            choose(name, content);
            // Where the keyboard goes on from, however it was pressed
            name.requestFocus();
        });
        names.getChildren().add(name);
        if (names.getChildren().size() == 1) {
            choose(name, content);
        }
        return this;
    }

    /** One page is always chosen: a second press on its name changes nothing. */
    private void choose(ToggleButton name, Node content) {
        name.setSelected(true);
        page.setContent(content);
        page.setVvalue(0);
    }
}
