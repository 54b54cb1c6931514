package org.woodshed.app.controls;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.woodshed.app.text.TextDifference;

/** A text with what another one does not have marked: by colour and by underlining, never by colour alone. */
public final class MarkedText {
    private MarkedText() {}

    public static TextFlow of(String text, String other) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("marked-text");
        for (TextDifference.Part part : TextDifference.parts(text, other)) {
            Text words = new Text(part.text());
            words.getStyleClass().add(part.different() ? "difference" : "same");
            flow.getChildren().add(words);
        }
        return flow;
    }
}
