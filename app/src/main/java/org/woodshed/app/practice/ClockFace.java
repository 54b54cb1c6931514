package org.woodshed.app.practice;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The big timer. Every digit has its own place, so that nothing shifts from one second to the next. */
final class ClockFace extends HBox {
    private static final double DIGIT_WIDTH_EM = 0.69;
    private static final double COLON_WIDTH_EM = 0.34;
    private static final int USUAL_LENGTH = "0:00:00".length();
    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");

    ClockFace(ObservableValue<String> text) {
        getStyleClass().add("clock-face");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        text.addListener((property, before, now) -> show(now));
        show(text.getValue());
    }

    private void show(String text) {
        setAccessibleText(text);
        pseudoClassStateChanged(LONG, text.length() > USUAL_LENGTH);
        while (getChildren().size() < text.length()) {
            Label place = new Label();
            place.setAlignment(Pos.CENTER);
            getChildren().add(place);
        }
        getChildren().remove(text.length(), getChildren().size());
        for (int index = 0; index < text.length(); index++) {
            Label place = (Label) getChildren().get(index);
            char symbol = text.charAt(index);
            place.setText(String.valueOf(symbol));
            String width = (symbol == ':' ? COLON_WIDTH_EM : DIGIT_WIDTH_EM) + "em";
            place.setStyle("-fx-min-width: " + width + "; -fx-max-width: " + width + ";");
        }
    }
}
