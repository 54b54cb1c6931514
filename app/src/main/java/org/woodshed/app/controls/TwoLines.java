package org.woodshed.app.controls;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A row of a narrow list: what it is in one line, the rest of its name and a remark in a second, quieter one. */
public final class TwoLines extends VBox {
    private static final String BETWEEN = " · ";

    /** @param name its first part, up to the first " · ", stands alone in the first line */
    public TwoLines(String name, String remark) {
        int end = name.indexOf(BETWEEN);
        Label first = new Label(end < 0 ? name : name.substring(0, end));
        first.getStyleClass().add("strong");
        getChildren().addAll(first, Controls.quiet(end < 0 ? remark
                : name.substring(end + BETWEEN.length()) + BETWEEN
                        + remark));
    }
}
