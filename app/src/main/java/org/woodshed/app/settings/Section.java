package org.woodshed.app.settings;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Messages;

/** One page of the settings: blocks below each other, each with a heading. */
class Section extends VBox {
    Section() {
        getStyleClass().add("settings-section");
    }

    final void block(String headingKey, Node... content) {
        Label heading = new Label(Messages.text(headingKey));
        heading.getStyleClass().add("panel-title");
        heading.setWrapText(true);
        VBox block = new VBox(heading);
        block.getStyleClass().add("settings-block");
        block.getChildren().addAll(content);
        getChildren().add(block);
    }

    static Label remark(String key, Object... arguments) {
        return Controls.wrapped(Messages.text(key, arguments), "quiet");
    }
}
