package org.woodshed.app;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import java.util.Map;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.notices.Trouble;
import org.woodshed.app.text.Messages;

/** A failure at length: what happened, what is safe, what to do, the code to quote, and what a helper wants to know. */
final class TroubleDialog extends VBox {
    private static final int LINES = 6;

    TroubleDialog(Trouble trouble, Runnable close) {
        getStyleClass().addAll("dialog", "floating");
        setId("trouble");
        TextArea details = new TextArea(trouble.details());
        details.setId("trouble-details");
        details.setEditable(false);
        details.setWrapText(true);
        details.setPrefRowCount(LINES);
        Button copy = Controls.button(Messages.text("trouble.copy"), "trouble-copy", () -> Clipboard
                .getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, trouble.code() + "\n" + trouble
                        .details())));
        Button done = Controls.button(Messages.text("dialog.close"), "trouble-close", close);
        done.getStyleClass().add(Styles.ACCENT);
        HBox buttons = new HBox(Controls.spacer(), copy, done);
        buttons.getStyleClass().add("button-line");
        getChildren().addAll(Controls.wrapped(Messages.text("trouble.title"), "dialog-title"),
                Controls.wrapped(trouble.sentence(), "trouble-sentence"),
                Controls.wrapped(Messages.text("store.code", trouble.code()), "strong"),
                Controls.named(Messages.text("trouble.details"), details), buttons);
    }
}
